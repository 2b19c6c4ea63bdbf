"""The procedures by which a locality's agreements come about, change and end: tables, and a fold over the steps taken."""

from nhipcau.lib.procedures.tables import ANSWERS, PURPOSES, ROUTES, STATES, STEPS, Move, moves
from nhipcau.lib.procedures.walking import (
    CONDITIONS,
    Course,
    Opinion,
    ProcedureError,
    Stand,
    Taken,
    Ticking,
    check_course,
    next_moves,
    take,
    walk,
)

__all__ = [
    "ANSWERS",
    "CONDITIONS",
    "PURPOSES",
    "ROUTES",
    "STATES",
    "STEPS",
    "Course",
    "Move",
    "Opinion",
    "ProcedureError",
    "Stand",
    "Taken",
    "Ticking",
    "check_course",
    "moves",
    "next_moves",
    "take",
    "walk",
]
