"""What lasts: events, WebSockets, and 100 MiB either way, with an app that can do these."""

import asyncio
import contextlib
import dataclasses
import http.client
import socket
import statistics
import subprocess
import time

import processes
from live_app import BULK_PIECES, EVENTS, PIECE
from starts import rotated

IDLE_SOCKETS, BUSY_SOCKETS = 1000, 100
FRAME_PAUSE = 0.1
BULK_MIB = BULK_PIECES * len(PIECE) >> 20

HANDSHAKE = (
    "GET /socket HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
    "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: YmVuY2htYXJrLWJlbmNobQ==\r\n\r\n"
)
PAYLOAD = b"x" * 64
CLIENT_FRAME = bytes([0x82, 0x80 | len(PAYLOAD), 0, 0, 0, 0]) + PAYLOAD  # its mask changes nothing
SERVER_FRAME = bytes([0x82, len(PAYLOAD)]) + PAYLOAD


@dataclasses.dataclass(frozen=True)
class Plan:
    rounds: int
    busy_seconds: int


FULL = Plan(rounds=3, busy_seconds=3)
QUICK = Plan(rounds=1, busy_seconds=1)


def measure(variants, plan, bulk_file):
    """Each variant's rounds; the variants take turns."""
    bulk_file.write_bytes(bytes(BULK_MIB << 20))
    results = {variant.name: [] for variant in variants}
    with contextlib.ExitStack() as resources:
        started = [resources.enter_context(variant.start()) for variant in variants]
        for running in started:
            running.await_answer()
            warm_up(running, bulk_file)
        for round_ in range(plan.rounds):
            for running in rotated(started, round_):
                results[running.name].append(sample(running, plan, bulk_file))
    return results


def warm_up(running, bulk_file):
    bulk_up(running, bulk_file)
    bulk_down(running)
    round_trips(running.folder.port, 1)


def sample(running, plan, bulk_file):
    port, app_port = running.folder.port, running.folder.app_port
    return {
        "events": event_delays(port),
        "up": bulk_up(running, bulk_file),
        "down": bulk_down(running),
        "idle_kib": idle_kib(running),
        "frames": round_trips(port, plan.busy_seconds),
        "frames_direct": round_trips(app_port, plan.busy_seconds),
    }


def event_delays(port):
    """From the app's write of an event to its arrival here: both read the same clock."""
    delays = []
    client = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    with contextlib.closing(client):
        client.request("GET", "/events")
        for line in client.getresponse():
            if line.startswith(b"data: "):
                delays.append((time.monotonic_ns() - int(line[6:])) / 1e6)
            if len(delays) == EVENTS:
                return percentiles(delays)
    raise SystemExit(f"Error: the stream ended after {len(delays)} events")


def bulk_up(running, bulk_file):
    return bulk(running, "/sink", "--upload-file", str(bulk_file), "--header", "Expect:")


def bulk_down(running):
    return bulk(running, "/bulk")


def bulk(running, path, *options):
    proxy = running.proxy_processes()
    before = processes.cpu_seconds(proxy)
    command = ["curl", "-sSf", "-o", "/dev/null", "-w", "%{time_total}", *options]
    taken = subprocess.check_output([*command, running.url(path)])
    cpu = processes.cpu_seconds(proxy) - before
    return {"mib_per_second": BULK_MIB / float(taken), "cpu_ms_per_mib": cpu * 1000 / BULK_MIB}


def idle_kib(running):
    """Growth of the resident memory for each of many WebSockets that are open and say nothing."""
    before = processes.memory(running.proxy_processes())["resident"]
    with contextlib.ExitStack() as sockets:
        for _ in range(IDLE_SOCKETS):
            sockets.enter_context(open_socket(running.folder.port))
        after = processes.memory(running.proxy_processes())["resident"]
    return (after - before) * processes.KIB_PER_MIB / IDLE_SOCKETS


def open_socket(port):
    client = socket.create_connection(("127.0.0.1", port), 20)
    client.sendall(HANDSHAKE.format(port=port).encode())
    answer = b""
    while not answer.endswith(b"\r\n\r\n"):
        answer += client.recv(4096) or b"\r\n\r\n"
    if b" 101 " not in answer:
        raise SystemExit(f"Error: a WebSocket was refused: {answer}")
    return client


def round_trips(port, seconds):
    """Of one frame at a time on each of many WebSockets, at a rate far from the most possible."""
    return percentiles(asyncio.run(all_round_trips(port, seconds)))


async def all_round_trips(port, seconds):
    sockets = [open_socket(port) for _ in range(BUSY_SOCKETS)]
    each = await asyncio.gather(*(
        round_trips_on(client, FRAME_PAUSE * index / BUSY_SOCKETS, seconds)
        for index, client in enumerate(sockets)
    ))
    return [trip for trips in each for trip in trips]


async def round_trips_on(client, delay, seconds):
    reader, writer = await asyncio.open_connection(sock=client)
    await asyncio.sleep(delay)  # or all would send at once
    trips = []
    for _ in range(round(seconds / FRAME_PAUSE)):
        begun = time.perf_counter()
        writer.write(CLIENT_FRAME)
        if await reader.readexactly(len(SERVER_FRAME)) != SERVER_FRAME:
            raise SystemExit("Error: a frame came back as another")
        trips.append((time.perf_counter() - begun) * 1000)
        await asyncio.sleep(FRAME_PAUSE)
    writer.close()
    return trips


def percentiles(millis):
    return {"p50_ms": statistics.median(millis), "p99_ms": statistics.quantiles(millis, n=100)[98]}
