#!/usr/bin/python3
"""Walks a window as a screen reader does and says what it cannot name.

    scripts/with_display.sh tests/gui/atspi_walk.py [--least N] [--list] [--tabs] [--click NAME]… -- PROGRAM…

Starts the program, waits for its window, walks the whole accessible tree and prints every element a
person could act on that has no name or no role. --tabs presses every tab of the first page one after
another (the places of the side bar) and walks again at each; --click NAME likewise presses the first
element whose name is NAME, or begins with it and a space. --least N: fewer interactive elements than N
in one walk are a fault too (a walk that sees nothing proves nothing). --list prints all of them. Ends
with 0 when nothing is wrong, 1 when something is, 77 when there is no accessibility bus.
"""

import argparse
import os
import signal
import subprocess
import sys
import time

try:
    import pyatspi
except ImportError:
    sys.exit(77)

ACTED_ON = {
    "push button", "toggle button", "check box", "radio button", "link", "page tab", "list item",
    "table column header", "menu item", "check menu item", "radio menu item", "text",
    "password text", "entry", "combo box", "slider", "spin button", "table row", "tree item",
}
NO_ROLE = {"unknown", "invalid", "redundant object"}


def children(node):
    for index in range(node.childCount):
        child = node.getChildAtIndex(index)
        if child is not None:
            yield child


def walk(node, depth=0):
    """All showing elements below a node, with their depth."""
    yield node, depth
    for child in children(node):
        try:
            states = child.getState()
            if states.contains(pyatspi.STATE_DEFUNCT):
                continue
            if not states.contains(pyatspi.STATE_VISIBLE) and child.getRoleName() != "menu item":
                continue
            yield from walk(child, depth + 1)
        except (RuntimeError, LookupError):
            continue  # it went while we walked


def application(pid, seconds):
    """The program's root once its window is there; None when it never comes."""
    end = time.time() + seconds
    while time.time() < end:
        for app in children(pyatspi.Registry.getDesktop(0)):
            try:
                if app.get_process_id() == pid and app.childCount > 0:
                    return app
            except Exception:  # an application that is just leaving
                continue
        time.sleep(0.2)
    return None


def is_interactive(node):
    role = node.getRoleName()
    if role in ACTED_ON:
        return True
    return role not in ("frame", "window") and node.getState().contains(pyatspi.STATE_FOCUSABLE) \
        and node.childCount == 0


def described(node):
    try:
        box = node.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
        place = f"{box.x},{box.y} {box.width}x{box.height}"
    except (NotImplementedError, RuntimeError):
        place = "nowhere"
    return f"{node.getRoleName()} “{node.name}” at {place}"


def click(root, name):
    for node, _ in walk(root):
        if node.name == name or node.name.startswith(name + " "):
            node.queryAction().doAction(0)
            time.sleep(1)
            return True
    return False


def walked(root, when, asked):
    """Walks once, tells what is wrong, gives the number of faults."""
    seen = 0
    faults = []
    for node, depth in walk(root):
        if not is_interactive(node):
            continue
        seen += 1
        if asked.list:
            print("  " * depth + described(node))
        if node.getRoleName() in NO_ROLE or not node.name.strip():
            faults.append(f"no name or role: {described(node)}, in {described(node.parent)}")
    if seen < asked.least:
        faults.append(f"at least {asked.least} were expected")
    for fault in faults:
        print(fault)
    print(f"{when}: {seen} interactive elements, {len(faults)} faults")
    return len(faults)


def main():
    words = argparse.ArgumentParser()
    words.add_argument("--least", type=int, default=1)
    words.add_argument("--list", action="store_true")
    words.add_argument("--tabs", action="store_true")
    words.add_argument("--click", action="append", default=[])
    words.add_argument("program", nargs="+")
    asked = words.parse_args()
    run = subprocess.Popen(asked.program, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                           stderr=subprocess.DEVNULL, env={**os.environ, "GTK_A11Y": "atspi"})
    try:
        root = application(run.pid, 30)
        if root is None:
            print("the window never came", file=sys.stderr)
            return 1
        time.sleep(1.5)
        tabs = [node.name for node, _ in walk(root) if node.getRoleName() == "page tab"]
        faults = walked(root, "at the start", asked)
        for name in (tabs if asked.tabs else []) + asked.click:
            if not click(root, name):
                print(f"nothing is called “{name}”")
                faults += 1
                continue
            faults += walked(root, f"after “{name}”", asked)
        return 1 if faults else 0
    finally:
        run.send_signal(signal.SIGTERM)
        run.wait(10)


sys.exit(main())
