"""One component as a programme for HiGHS, kept and asked again with other objectives.

Each question is first put to the linear programme, which continues from its last answer. Its corner
is nearly always whole, and is then the answer of the integer programme too. If not, the integer
programme itself is solved.
"""

from collections.abc import Mapping, Sequence

import highspy
import numpy as np
import numpy.typing as npt

from data.disclosure.cells import Interval
from data.disclosure.system import Row

Counts = npt.NDArray[np.int64]
"""A whole number for every column."""

_WHOLE = 1e-6
_NO_COLUMNS = np.array([], dtype=np.int32)


class _Silent(highspy.Highs):
    def enableCallbacks(self) -> None:  # noqa: N802 - the name is the solver's
        """Nobody listens, and enabling them prints the name of the solver on the screen."""


class SolverStopped(RuntimeError):
    """HiGHS gave no verdict: neither a solution nor that there is none."""


def quiet() -> highspy.Highs:
    """A solver that prints nothing and gives the same answer every time."""
    solver = _Silent()  # type: ignore[no-untyped-call]
    for name, setting in {
        "output_flag": False,
        "threads": 1,
        "random_seed": 1,
        "mip_rel_gap": 0.0,
        "mip_abs_gap": 0.5,
    }.items():
        solver.setOptionValue(name, setting)
    return solver


def fill(solver: highspy.Highs, rows: Sequence[Row], bounds: Sequence[Interval]) -> None:
    """Columns with these bounds, and the rows over them."""
    count = len(bounds)
    low, high = ends(bounds)
    nothing = np.array([], dtype=np.float64)
    solver.addCols(count, np.zeros(count), low, high, 0, _NO_COLUMNS, _NO_COLUMNS, nothing)
    starts = np.cumsum([0, *(len(row.columns) for row in rows)])[:-1].astype(np.int32)
    columns = np.array([c for row in rows for c in row.columns], dtype=np.int32)
    signs = np.array([s for row in rows for s in row.signs], dtype=np.float64)
    low, high = ends([row.span for row in rows])
    solver.addRows(len(rows), low, high, len(columns), starts, columns, signs)


def ends(spans: Sequence[Interval]) -> tuple[np.ndarray, np.ndarray]:
    ends = np.array(spans, dtype=np.float64).reshape(-1, 2)
    return ends[:, 0].copy(), ends[:, 1].copy()


def in_whole_numbers(values: np.ndarray) -> Counts | None:
    """The values when they are all whole, but for what a computer rounds off; else None."""
    whole = np.rint(values)
    is_whole = np.abs(values - whole).max(initial=0.0) <= _WHOLE
    return whole.astype(np.int64) if is_whole else None


class Program:
    """The counts that fit: whole numbers within bounds that fulfil all rows."""

    def __init__(self, rows: Sequence[Row], bounds: Sequence[Interval]) -> None:
        self._rows, self._bounds = rows, list(bounds)
        self._linear = quiet()
        self._linear.setOptionValue("presolve", "off")
        self._linear.setOptionValue("simplex_strategy", 4)
        fill(self._linear, rows, bounds)
        self._every = np.arange(len(bounds), dtype=np.int32)

    def change_bounds(self, column: int, bounds: Interval) -> None:
        self._bounds[column] = bounds
        self._linear.changeColBounds(column, float(bounds.low), float(bounds.high))

    def extreme(self, objective: Mapping[int, float]) -> Counts | None:
        """Counts that fit and for which the sum of columns times `objective` is largest; None when
        no counts fit. Raises SolverStopped."""
        costs = np.zeros(len(self._bounds))
        for column, cost in objective.items():
            costs[column] = -cost
        self._linear.changeColsCost(len(costs), self._every, costs)
        values = solved(self._linear)
        if values is None:
            return None
        counts = in_whole_numbers(values)
        return self._integer_programme(costs) if counts is None else counts

    def _integer_programme(self, costs: np.ndarray) -> Counts | None:
        solver = quiet()
        fill(solver, self._rows, self._bounds)
        solver.changeColsCost(len(costs), self._every, costs)
        kinds = np.full(len(costs), int(highspy.HighsVarType.kInteger), dtype=np.uint8)
        solver.changeColsIntegrality(len(costs), self._every, kinds)
        values = solved(solver)
        return None if values is None else np.rint(values).astype(np.int64)


def solved(solver: highspy.Highs) -> np.ndarray | None:
    """The values of the columns at the optimum; None when nothing fits."""
    solver.run()
    status = solver.getModelStatus()
    if status in (
        highspy.HighsModelStatus.kInfeasible,
        highspy.HighsModelStatus.kUnboundedOrInfeasible,
    ):
        return None
    if status != highspy.HighsModelStatus.kOptimal:
        raise SolverStopped(solver.modelStatusToString(status))
    return np.array(solver.getSolution().col_value)
