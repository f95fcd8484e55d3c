"""Becomes the command that it is given, in a network in which there is nothing but this machine (Linux).

Where the system does not allow that, it says so, and ends with status 77.
"""

import ctypes
import errno
import fcntl
import os
import socket
import struct
import sys

CLONE_NEWUSER, CLONE_NEWNET = 0x10000000, 0x40000000
SIOCSIFFLAGS, IFF_UP = 0x8914, 1
# "no", "none left", "not in this kernel": see unshare(2) and user_namespaces(7)
REFUSALS = (errno.EPERM, errno.EACCES, errno.ENOSPC, errno.EUSERS, errno.EINVAL, errno.ENOSYS)


def leave_the_network():
    if sys.platform != "linux":
        raise OSError(errno.ENOSYS, "there are network namespaces on Linux only")
    user, group = os.getuid(), os.getgid()
    system = ctypes.CDLL(None, use_errno=True)
    if system.unshare(CLONE_NEWUSER | CLONE_NEWNET) != 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    write("setgroups", "deny")
    write("uid_map", f"{user} {user} 1")
    write("gid_map", f"{group} {group} 1")
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, SIOCSIFFLAGS, struct.pack("16sh14x", b"lo", IFF_UP))


def write(name, text):
    with open(f"/proc/self/{name}", "w") as file:
        file.write(text)


try:
    leave_the_network()
except OSError as e:
    if e.errno not in REFUSALS:
        raise
    print("the network cannot be cut here:", e, file=sys.stderr)
    sys.exit(77)
os.execvp(sys.argv[1], sys.argv[1:])
