"""What the flow files share: the registry of flows, and the stage they play on.

A flow is a function of one argument, the stage, marked with @flow. It presses keys in stage.window (see
scripts/lib/window_driver.py: key, type, wait, shows) and ends when the screen shows that the work is done. Everything between
@flow's call and its return counts: a key is one press, a chord is one. `prepare` of the decorator runs before the counting.

    from registry import flow

    @flow("7", "vitals of the next in the queue", order=50, keys=40, seconds=30, role="nurse", prepare=give_a_token)
    def vitals(stage):
        stage.window.key("F4")
        ...
        stage.window.wait("Saved", 5)

`role` names who sits there (stage.PEOPLE); the stage locks and unlocks as needed, outside the counting. Flows run by role and
order. `stage.desk2` is an opdeskctl of a second desk for preparations and for looking whether the work arrived; the first
desk's profile belongs to the window. A flow that cannot be done yet is not listed here as done: it raises, and the run fails.
"""
import dataclasses
import typing

FLOWS = []


@dataclasses.dataclass
class Flow:
    screen: str
    name: str
    play: typing.Callable
    order: int
    keys: int
    seconds: float
    role: str
    prepare: typing.Callable


def flow(screen, name, *, order, keys=None, seconds=None, role="reception", prepare=None):
    """Budgets left out are not judged, only printed."""
    def add(play):
        FLOWS.append(Flow(screen, name, play, order, keys, seconds, role, prepare))
        return play
    return add
