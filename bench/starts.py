"""From exec to the first 200, at rest, and from SIGTERM to the end."""

import time

import processes

REST = 0.3


def measure(variants, rounds):
    """Each variant's rounds; the variants take turns."""
    results = {variant.name: [] for variant in variants}
    for variant in variants:
        start_and_stop(variant)  # brings files into the page cache
    for round_ in range(rounds):
        for variant in rotated(variants, round_):
            results[variant.name].append(start_and_stop(variant))
    return results


def rotated(items, by):
    by %= len(items)
    return items[by:] + items[:by]


def start_and_stop(variant):
    begun = time.perf_counter()
    with variant.start() as running:
        running.await_answer()
        first_answer = time.perf_counter() - begun
        cpu = processes.cpu_seconds(running.proxy_processes())
        time.sleep(REST)
        idle = processes.memory(running.proxy_processes())
        begun = time.perf_counter()
        running.stop()
        return {
            "first_200_ms": first_answer * 1000,
            "cpu_ms": cpu * 1000,
            "idle_mib": idle,
            "stop_ms": (time.perf_counter() - begun) * 1000,
        }
