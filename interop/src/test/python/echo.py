"""Debian's python3-websockets as a client of the proxy in front of an echo server: echo.py ADDRESS.

Prints "ok" if all came back."""

import asyncio
import hashlib
import os
import sys

import websockets

SIZES = [0, 1, 125, 126, 127, 65535, 65536, 1 << 20]


async def receive(socket, size):
    received = hashlib.sha256()
    while size > 0:
        data = await socket.recv()
        received.update(data)
        size -= len(data)
    return received.hexdigest()


async def echo(subprotocols):
    async with websockets.connect(sys.argv[1], subprotocols=subprotocols, max_size=None) as socket:
        assert socket.subprotocol == ("binary" if subprotocols else None), socket.subprotocol
        sent = hashlib.sha256()
        receiving = asyncio.create_task(receive(socket, sum(SIZES)))
        for size in SIZES:
            data = os.urandom(size)
            sent.update(data)
            await socket.send([data[: size // 2], data[size // 2 :]] if size else data)
            await (await socket.ping("there?"))
        assert await receiving == sent.hexdigest()
    assert socket.close_code == 1000, socket.close_code


async def refuse_text():
    async with websockets.connect(sys.argv[1]) as socket:
        await socket.send("text")
        try:
            await socket.recv()
        except websockets.ConnectionClosed as closed:
            assert closed.code == 1003, closed
            return
        raise AssertionError("text was taken")


for offered in None, ["binary"], ["base64", "binary"]:
    asyncio.run(echo(offered))
asyncio.run(refuse_text())
print("ok")
