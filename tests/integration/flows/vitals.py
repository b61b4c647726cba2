"""Vitals (screens.md 7) from the queue, by the nurse."""
from registry import flow


def two_wait(stage):
    for name in ("Gopal Krishna Nair", "Vaishali Patil"):
        stage.memory[name] = stage.give_token(name)["visit"]
    stage.window.key("F5")
    stage.window.wait("All work is sent", 15)


@flow("7", "vitals from the queue, then the next", order=50, keys=45, seconds=30, role="nurse", prepare=two_wait)
def vitals(stage):
    window = stage.window
    window.key("F4")
    window.wait("Gopal Krishna Nair", 5)
    window.key("Home")
    window.key("F6")
    window.wait("Blood pressure", 6)
    for words in ("152/94", "82", "98.4F", "97", "16", "78.5"):
        window.type(words)
        window.key("Return")
    window.wait("High", 4)
    window.key("ctrl+Return")
    window.wait("saved", 6)
    window.wait("Blood pressure", 6)
    stage.claims.check("the next who waits is open, with nothing typed", window.value_of("Blood pressure") == "",
                       window.value_of("Blood pressure"))


def one_waits(stage):
    stage.give_token("Thomas Kurien")
    stage.window.key("F5")
    stage.window.wait("All work is sent", 15)


@flow("7", "critical vitals mark the queue", order=51, keys=20, seconds=20, role="nurse", prepare=one_waits)
def critical(stage):
    window = stage.window
    window.key("F4")
    window.wait("Thomas Kurien", 5)
    window.key("End")
    window.key("F6")
    window.wait("Blood pressure", 6)
    window.type("120/80")
    window.key("Return", "Return", "Return")
    window.type("85")
    window.key("Return")
    window.wait("Tell the doctor", 4)
    window.key("ctrl+Return")
    window.wait("Saved. Tell the doctor", 6)
    marked = stage.second_sees(lambda desk: [line for line in desk.send("queue.list")["tokens"] if line.get("attention")])
    stage.claims.check("the other desk's queue has the mark", bool(marked))
