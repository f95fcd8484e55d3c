"""The results as tables: medians, how they compare to nginx, and whether goals are met."""

import dataclasses
import datetime
import os
import pathlib
import statistics

REFERENCE = "nginx"
RUN_LOCAL = "cli"
SMALL = "70 B, 32 connections"
LARGE = "1 MiB, 4 connections"
START_ONLY_COLUMNS = ["first 200, ms", "lowest to highest", "CPU until then, ms"]
PAIR_COLUMNS = ["first 200, ms: median (quartiles)", "CPU until then, ms"]


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
    parts.append(table(["what lasts", *LIVE_COLUMNS], live_rows(results["live"])))
    parts.append(table(["start, rest, stop", *START_COLUMNS], start_rows(results)))
    parts.append(table(["goals of lakefront", "measured", "goal", ""], goal_rows(results)))
    return "\n\n".join(parts)


def starts_text(results):
    machine = results["machine"]
    lines = [
        f"{machine['time']}, {machine['cpus']} CPUs ({machine['cpu']}), {machine['kernel']}",
        f"load average {machine['load']:.1f} before the run,"
        f" {results['machine_afterwards']['load']:.1f} after it",
    ]
    return "\n\n".join(
        [
            "\n".join(lines),
            table(["start", *START_ONLY_COLUMNS], start_only_rows(results)),
            table(["beside lakefront's start in the same round", *PAIR_COLUMNS], pair_rows(results)),
        ]
    )


def start_only_rows(results):
    for name, rounds in results["starts"].items():
        yield [
            name,
            f"{median(rounds, 'first_200_ms'):.0f}",
            spread(rounds, "first_200_ms", "{:.0f}"),
            f"{median(rounds, 'cpu_ms'):.0f}",
        ]


def pair_rows(results):
    """The median of the differences, which a load that changes slowly does not touch."""
    starts = results["starts"]
    for name, rounds in starts.items():
        if name != "lakefront":
            pairs = list(zip(rounds, starts["lakefront"], strict=True))
            yield [name, *(difference(pairs, what) for what in ("first_200_ms", "cpu_ms"))]


def difference(pairs, what):
    low, middle, high = statistics.quantiles((a[what] - b[what] for a, b in pairs), n=4)
    return f"{middle:+.0f} ({low:+.0f} to {high:+.0f})"


def heading(results):
    machine, plan = results["machine"], results["load"]["plan"]
    without = [name for name, has in results["load"]["carries_token"].items() if not has]
    lines = [
        f"{machine['time']}, {machine['cpus']} CPUs ({machine['cpu']}), {machine['kernel']}",
        f"load average {machine['load']:.1f} before the run,"
        f" {results['machine_afterwards']['load']:.1f} after it",
        f"medians of {plan['rounds']} rounds of {plan['seconds']} s; in brackets: times {REFERENCE}",
        *http2_line(results["load"]["http2"]),
        *(f"the token does NOT reach the app through {name}" for name in without),
    ]
    return "\n".join(lines)


def http2_line(sample):
    if sample:
        rate, cpu = sample["requests_per_second"], sample["cpu_us"]
        yield f"lakefront over HTTP/2, 70 B, 4 x 8 streams: {rate:,.0f} requests/s, {cpu:.1f} us CPU"


LOAD_COLUMNS = ["requests/s", "p50 ms", "p99 ms", "CPU us/request", "(lowest-highest)", "RSS MiB"]
LIVE_COLUMNS = [
    *["event ms", "p99", "100 MiB up, MiB/s", "CPU ms/MiB", "down, MiB/s", "CPU ms/MiB"],
    *["KiB an idle WebSocket", "frame ms", "p99", "over direct"],
]
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


def live_rows(variants):
    for name, rounds in variants.items():
        yield [
            name,
            f"{nested(rounds, 'events', 'p50_ms'):.2f}",
            f"{nested(rounds, 'events', 'p99_ms'):.2f}",
            *bulk_cells(rounds, "up"),
            *bulk_cells(rounds, "down"),
            f"{most_idle_kib(rounds):.0f}",
            f"{nested(rounds, 'frames', 'p50_ms'):.2f}",
            f"{nested(rounds, 'frames', 'p99_ms'):.2f}",
            f"{over_direct(rounds):.2f}",
        ]


def bulk_cells(rounds, direction):
    yield f"{nested(rounds, direction, 'mib_per_second'):.0f}"
    yield f"{nested(rounds, direction, 'cpu_ms_per_mib'):.2f}"


def most_idle_kib(rounds):
    """Rounds after the first find memory that it left."""
    return max(sample["idle_kib"] for sample in rounds)


def over_direct(rounds):
    return nested(rounds, "frames", "p50_ms") - nested(rounds, "frames_direct", "p50_ms")


def nested(rounds, group, key):
    return statistics.median(sample[group][key] for sample in rounds)


@dataclasses.dataclass(frozen=True)
class Goal:
    what: str
    measured: float
    limit: float
    at_least: bool = False

    def row(self):
        met = self.measured >= self.limit if self.at_least else self.measured <= self.limit
        bound = "at least" if self.at_least else "at most"
        return [self.what, f"{self.measured:.2f}", f"{bound} {self.limit:g}", "met" if met else "MISSED"]


def goal_rows(results):
    return [goal.row() for goal in [*goals(results), *goals_beside_run_local(results)]]


def goals(results):
    scenarios = {title: of["lakefront"] for title, of in results["load"]["scenarios"].items()}
    starts, live = results["starts"]["lakefront"], results["live"]["lakefront"]
    loaded = max(highest_memory(rounds, "resident") for rounds in scenarios.values())
    idle = statistics.median(sample["idle_mib"]["resident"] for sample in starts)
    return [
        Goal(f"CPU, {SMALL}, times {REFERENCE}", ratio(results, SMALL, REFERENCE, "cpu_us"), 1.3),
        Goal("first 200 after exec, ms", median(starts, "first_200_ms"), 300),
        Goal("resident under load, MiB", loaded, 90),
        Goal("resident idle, MiB", idle, 70),
        Goal("event, ms", nested(live, "events", "p50_ms"), 20),
        Goal("idle WebSocket, KiB", most_idle_kib(live), 40),
        Goal("frame over direct, ms", over_direct(live), 2),
    ]


def goals_beside_run_local(results):
    scenarios = results["load"]["scenarios"]
    if RUN_LOCAL not in scenarios[SMALL]:
        return []
    p99 = max(ratio(results, title, RUN_LOCAL, "p99_ms") for title in scenarios)
    small_rate = ratio(results, SMALL, RUN_LOCAL, "requests_per_second")
    large_rate = ratio(results, LARGE, RUN_LOCAL, "requests_per_second")
    return [
        Goal(f"CPU, {SMALL}, times {RUN_LOCAL}", ratio(results, SMALL, RUN_LOCAL, "cpu_us"), 0.25),
        Goal(f"requests/s, {SMALL}, times {RUN_LOCAL}", small_rate, 4, at_least=True),
        Goal(f"CPU, {LARGE}, times {RUN_LOCAL}", ratio(results, LARGE, RUN_LOCAL, "cpu_us"), 0.6),
        Goal(f"requests/s, {LARGE}, times {RUN_LOCAL}", large_rate, 1.3, at_least=True),
        Goal(f"worst p99 of all loads, times {RUN_LOCAL}", p99, 1),
    ]


def ratio(results, scenario, other, key):
    variants = results["load"]["scenarios"][scenario]
    return median(variants["lakefront"], key) / median(variants[other], key)


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
