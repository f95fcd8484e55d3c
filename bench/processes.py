"""CPU time and memory of process trees, from /proc."""

import os
import pathlib

PROC = pathlib.Path("/proc")
TICKS_PER_SECOND = os.sysconf("SC_CLK_TCK")
KIB_PER_MIB = 1024


def tree(root, without=None):
    """The process and its descendants, except the process `without` and its descendants."""
    children = {}
    for process in PROC.glob("[0-9]*"):
        fields = stat(process.name)
        if fields:
            children.setdefault(int(fields[1]), []).append(int(process.name))
    found, pending = [], [root]
    while pending:
        process = pending.pop()
        if process != without:
            found.append(process)
            pending += children.get(process, [])
    return found


def cpu_seconds(processes):
    """User and system time so far, with that of children that have ended."""
    ticks = (int(field) for process in processes for field in stat(process)[11:15])
    return sum(ticks) / TICKS_PER_SECOND


def memory(processes):
    """MiB. Shared pages, of libraries and the AOT cache, count in full for each process in `resident`,
    in parts in `proportional`, and not at all in `anonymous` unless they were written to."""
    statuses = [fields(process, "status") for process in processes]
    rollups = [fields(process, "smaps_rollup") for process in processes]
    return {
        "resident": mib(statuses, "VmRSS"),
        "peak": mib(statuses, "VmHWM"),
        "proportional": mib(rollups, "Pss"),
        "anonymous": mib(rollups, "Anonymous"),
    }


def mib(of_processes, field):
    return sum(int(values[field].split()[0]) for values in of_processes) / KIB_PER_MIB


def fields(process, file):
    lines = (PROC / str(process) / file).read_text().splitlines()
    return dict(line.split(":", 1) for line in lines if ":" in line)


def stat(process):
    """The fields after the process's name, which may contain anything; none if it has ended."""
    try:
        return (PROC / str(process) / "stat").read_text().rpartition(") ")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return []
