"""The results as tables: medians, and how they compare to nginx."""

import datetime
import os
import pathlib
import statistics

REFERENCE = "nginx"
GOAL_SCENARIO = "70 B, 32 connections"


def machine():
    return {
        "time": datetime.datetime.now().astimezone().isoformat(timespec="seconds"),
        "cpus": os.cpu_count(),
        "cpu": field("/proc/cpuinfo", "model name"),
        "memory": field("/proc/meminfo", "MemTotal"),
        "kernel": f"{os.uname().sysname} {os.uname().release}",
        "load": os.getloadavg()[0],
    }


def field(file, name):
    for line in pathlib.Path(file).read_text().splitlines():
        if line.startswith(name):
            return line.partition(":")[2].strip()
    return "unknown"


def text(results):
    parts = [heading(results)]
    for title, variants in results["load"]["scenarios"].items():
        parts.append(table([title, *LOAD_COLUMNS], load_rows(variants)))
    parts.append(table(["start, rest, stop", *START_COLUMNS], start_rows(results)))
    parts.append(goals(results))
    return "\n\n".join(parts)


def heading(results):
    machine, plan = results["machine"], results["load"]["plan"]
    without = [name for name, has in results["load"]["carries_token"].items() if not has]
    lines = [
        f"{machine['time']}, {machine['cpus']} CPUs ({machine['cpu']}), {machine['kernel']}",
        f"load average {machine['load']:.1f} before the run",
        f"medians of {plan['rounds']} rounds of {plan['seconds']} s; in brackets: times {REFERENCE}",
        *(f"the token does NOT reach the app through {name}" for name in without),
    ]
    return "\n".join(lines)


LOAD_COLUMNS = ["requests/s", "p50 ms", "p99 ms", "CPU us/request", "(lowest-highest)", "RSS MiB"]
START_COLUMNS = [
    *["first 200 ms", "(lowest-highest)", "CPU ms", "stop ms"],
    *["idle RSS MiB", "peak RSS MiB", "load PSS", "load anonymous"],
]


def load_rows(variants):
    reference = variants[REFERENCE]
    for name, rounds in variants.items():
        yield [
            name,
            compared(rounds, reference, "requests_per_second", "{:,.0f}"),
            compared(rounds, reference, "p50_ms", "{:.2f}"),
            compared(rounds, reference, "p99_ms", "{:.2f}"),
            compared(rounds, reference, "cpu_us", "{:.1f}"),
            spread(rounds, "cpu_us", "{:.1f}"),
            f"{highest_memory(rounds, 'resident'):.0f}",
        ]


def start_rows(results):
    for name, rounds in results["starts"].items():
        loaded = [
            sample
            for variants in results["load"]["scenarios"].values()
            for sample in variants[name]
        ]
        yield [
            name,
            f"{median(rounds, 'first_200_ms'):.0f}",
            spread(rounds, "first_200_ms", "{:.0f}"),
            f"{median(rounds, 'cpu_ms'):.0f}",
            f"{median(rounds, 'stop_ms'):.0f}",
            f"{statistics.median(sample['idle_mib']['resident'] for sample in rounds):.0f}",
            f"{highest_memory(loaded, 'peak'):.0f}",
            f"{highest_memory(loaded, 'proportional'):.0f}",
            f"{highest_memory(loaded, 'anonymous'):.0f}",
        ]


def goals(results):
    rounds = results["load"]["scenarios"][GOAL_SCENARIO]
    ours = rounds["lakefront"]
    measured = [
        (f"CPU per request, {GOAL_SCENARIO}, times {REFERENCE}",
         median(ours, "cpu_us") / median(rounds[REFERENCE], "cpu_us"), 1.6),
        ("first 200 after exec, ms", median(results["starts"]["lakefront"], "first_200_ms"), 300),
        (f"RSS at {GOAL_SCENARIO}, MiB", highest_memory(ours, "resident"), 100),
    ]
    rows = (
        [what, f"{value:.2f}", f"{goal:g}", "met" if value <= goal else "MISSED"]
        for what, value, goal in measured
    )
    return table(["goals of lakefront", "measured", "at most", ""], rows)


def median(rounds, key):
    return statistics.median(sample[key] for sample in rounds)


def highest_memory(rounds, kind):
    return max(sample["mib"][kind] for sample in rounds)


def compared(rounds, reference, key, layout):
    value = median(rounds, key)
    if rounds is reference:
        return layout.format(value)
    return f"{layout.format(value)} ({value / median(reference, key):.2f}x)"


def spread(rounds, key, layout):
    values = [sample[key] for sample in rounds]
    return f"{layout.format(min(values))}-{layout.format(max(values))}"


def table(header, rows):
    lines = [header, *rows]
    widths = [max(map(len, column)) for column in zip(*lines)]
    return "\n".join(
        "  ".join(
            [line[0].ljust(widths[0]), *(c.rjust(w) for c, w in zip(line[1:], widths[1:]))]
        ).rstrip()
        for line in lines
    )
