"""Maps as data: prepared outlines of Viet Nam and the world, classes of values, arcs of ties, a drawing for paper."""

from nhipcau.lib.maps.arcs import Cluster, arc, clusters, radius, thickness
from nhipcau.lib.maps.classes import ValueClass, class_of, classes
from nhipcau.lib.maps.drawing import Archipelago, Locality, Vietnam, World, around, thumbnail, vietnam, world
from nhipcau.lib.maps.labels import ARCHIPELAGOS, BORDERS, SEA, archipelago_label
from nhipcau.lib.maps.standalone import DETAILED_FROM, Ink, vietnam_svg, world_svg

__all__ = [
    "ARCHIPELAGOS",
    "BORDERS",
    "DETAILED_FROM",
    "SEA",
    "Archipelago",
    "Cluster",
    "Ink",
    "Locality",
    "ValueClass",
    "Vietnam",
    "World",
    "arc",
    "archipelago_label",
    "around",
    "class_of",
    "classes",
    "clusters",
    "radius",
    "thickness",
    "thumbnail",
    "vietnam",
    "vietnam_svg",
    "world",
    "world_svg",
]
