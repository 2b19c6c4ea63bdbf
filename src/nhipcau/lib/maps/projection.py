"""From degrees to the plane: Mercator for Viet Nam, Equal Earth for the world."""

from __future__ import annotations

import math

Point = tuple[float, float]

WORLD_CENTRE = 145.0
"""Meridian in the middle of the world: its edge, 35° W, lies in the Atlantic, so that the Pacific is whole."""

_A = (1.340264, -0.081106, 0.000893, 0.003796)
_M = math.sqrt(3) / 2


def mercator(lon: float, lat: float) -> Point:
    """Conformal; x and y (downwards) in degrees of the equator."""
    return lon, -math.degrees(math.asinh(math.tan(math.radians(lat))))


def equal_earth(lon: float, lat: float) -> Point:
    """Equal areas, after Šavrič, Patterson and Jenny (2018); x from the centre and y (downwards) in radii of the globe.

    ``lon`` may go beyond 180° from the centre: an island that lies across the edge stays in one piece.
    """
    theta = math.asin(_M * math.sin(math.radians(lat)))
    square = theta * theta
    sixth = square**3
    slope = _A[0] + 3 * _A[1] * square + sixth * (7 * _A[2] + 9 * _A[3] * square)
    x = math.radians(lon - WORLD_CENTRE) * math.cos(theta) / (_M * slope)
    return x, -theta * (_A[0] + _A[1] * square + sixth * (_A[2] + _A[3] * square))
