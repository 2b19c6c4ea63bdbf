"""Maps of the portal: Viet Nam by value, the world by ties. Each has a table that says the same."""

from nhipcau.web.portal.maps.vietnam_map import VietnamMap, map_of_counts, map_of_vietnam
from nhipcau.web.portal.maps.world_map import WorldMap, map_of_world

__all__ = ["VietnamMap", "WorldMap", "map_of_counts", "map_of_vietnam", "map_of_world"]
