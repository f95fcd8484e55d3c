"""Under load: requests a second, latency, CPU time and memory."""

import contextlib
import dataclasses
import re
import shutil
import subprocess

import processes
from servers import LARGE, MEDIUM, SMALL
from starts import rotated


@dataclasses.dataclass(frozen=True)
class Scenario:
    title: str
    path: str
    connections: int


@dataclasses.dataclass(frozen=True)
class Plan:
    rounds: int
    seconds: int
    warm_up_seconds: int


SCENARIOS = [
    Scenario("70 B, 1 connection", SMALL, 1),
    Scenario("70 B, 32 connections", SMALL, 32),
    Scenario("70 B, 256 connections", SMALL, 256),
    Scenario("10 KiB, 32 connections", MEDIUM, 32),
    Scenario("1 MiB, 4 connections", LARGE, 4),
]

HTTP2 = ["h2load", "--clients=4", "--max-concurrent-streams=8", "--warm-up-time=1"]

FULL = Plan(rounds=5, seconds=3, warm_up_seconds=3)
QUICK = Plan(rounds=3, seconds=1, warm_up_seconds=1)

MILLIS = {"us": 0.001, "ms": 1, "s": 1000, "m": 60_000}


def measure(variants, plan):
    """Each variant's rounds of each scenario. All are up at once, and loaded one after the other."""
    results = {
        scenario.title: {variant.name: [] for variant in variants} for scenario in SCENARIOS
    }
    with contextlib.ExitStack() as resources:
        started = [resources.enter_context(variant.start()) for variant in variants]
        for running in started:
            running.await_answer()
            for scenario in SCENARIOS[1:]:
                wrk(running, scenario, plan.warm_up_seconds)
        for round_ in range(plan.rounds):
            for scenario in SCENARIOS:
                for running in rotated(started, round_):
                    sample = loaded(running, scenario, plan.seconds)
                    results[scenario.title][running.name].append(sample)
        return {
            "http2": over_http2(started[0], plan.seconds) if shutil.which(HTTP2[0]) else None,
            "plan": dataclasses.asdict(plan),
            "carries_token": {running.name: running.carries_token() for running in started},
            "scenarios": results,
        }


def loaded(running, scenario, seconds):
    proxy = running.proxy_processes()
    before = processes.cpu_seconds(proxy)
    client = start_wrk(running, scenario, seconds)
    with contextlib.suppress(subprocess.TimeoutExpired):
        client.wait(seconds * 0.8)
    memory = processes.memory(proxy)
    result = result_of(client)
    cpu = processes.cpu_seconds(proxy) - before
    return {**result, "cpu_us": cpu * 1e6 / result["requests"], "mib": memory}


def over_http2(running, seconds):
    """The first variant alone: the others speak none in the clear."""
    proxy = running.proxy_processes()
    before = processes.cpu_seconds(proxy)
    command = [*HTTP2, f"--duration={seconds}", running.url(SMALL)]
    output = subprocess.check_output(command, text=True)
    cpu = processes.cpu_seconds(proxy) - before
    requests = int(re.search(r"status codes: (\d+) 2xx", output)[1])
    return {"requests_per_second": requests / seconds, "cpu_us": cpu * 1e6 / requests}


def wrk(running, scenario, seconds):
    return result_of(start_wrk(running, scenario, seconds))


def start_wrk(running, scenario, seconds):
    command = ["wrk", "--latency", "-t1", f"-c{scenario.connections}", f"-d{seconds}s"]
    url = running.url(scenario.path)
    return subprocess.Popen([*command, url], stdout=subprocess.PIPE, text=True)


def result_of(client):
    output, _ = client.communicate()
    if client.returncode != 0 or "Non-2xx" in output or "Socket errors" in output:
        raise SystemExit(f"Error: not every request was answered with 200:\n{output}")
    return {
        "requests": int(re.search(r"(\d+) requests in", output)[1]),
        "requests_per_second": float(re.search(r"Requests/sec: +([\d.]+)", output)[1]),
        "p50_ms": percentile(output, 50),
        "p99_ms": percentile(output, 99),
    }


def percentile(output, percent):
    number, unit = re.search(rf"^ +{percent}% +([\d.]+)([a-z]+)$", output, re.M).groups()
    return float(number) * MILLIS[unit]
