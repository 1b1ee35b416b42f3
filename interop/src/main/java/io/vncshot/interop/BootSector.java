package io.vncshot.interop;

import io.vncshot.interop.ServerSetup.ScreenMode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;

/** Programs of one disk sector, which a BIOS starts in real mode at 0x7C00. */
final class BootSector {
    private static final int SECTOR_BYTES = 512;
    private static final int DISK_SECTORS = 63;
    private static final int BANK_BYTES = 65536;

    private BootSector() {}

    /**
     * A disk whose program sets a mode of the Bochs VBE extensions (ports 0x1CE and 0x1CF) and fills the video memory, bank
     * by bank: a quarter noise, the rest one colour, the last pixel not black.
     */
    static byte[] graphics(ScreenMode mode) {
        int bits = mode.depth() == 24 ? 32 : mode.depth();
        int banks = (mode.width() * mode.height() * bits / 8 + BANK_BYTES - 1) / BANK_BYTES;
        byte[] disk = disk("""
                eb08                    jmp begin
                0000 0000 0000 0000     width, height, bits per pixel, banks
                fa fc 31c0 8ed8 8ed0    begin: cli; cld; ds = ss = 0
                bc007c                  sp = 0x7C00
                b80400 31db e86b00      register 4 (enable) = 0
                b80100 8b1e027c e86100  register 1 = width
                b80200 8b1e047c e85700  register 2 = height
                b80300 8b1e067c e84d00  register 3 = bits per pixel
                b80400 bb0100 e84400    register 4 = 1
                b800a0 8ec0             es = 0xA000
                66ba78563412 31f6       edx = 0x12345678; si = 0
                b80500 89f3 e82f00      bank: register 5 = si
                31ff                    di = 0
                6669d20d661900          fill: edx = edx * 1664525
                6681c25ff36e3c          edx = edx + 1013904223
                6689d0 f7c70003 7406    eax = edx; if (di & 0x300) == 0 goto store
                66b80e2a2c2e            eax = 0x2E2C2A0E
                66ab 85ff 75dd          store: stosl; if di != 0 goto fill
                46 3b36087c 75cc        si = si + 1; if si != banks goto bank
                f4 ebfd                 halt: hlt; goto halt
                52 bace01 ef 42         set: push dx; out 0x1CE, ax; dx = dx + 1
                89d8 ef 5a c3           out 0x1CF, bx; pop dx; ret
                """);
        ByteBuffer words = ByteBuffer.wrap(disk).order(ByteOrder.LITTLE_ENDIAN);
        words.putShort(2, (short) mode.width()).putShort(4, (short) mode.height());
        words.putShort(6, (short) bits).putShort(8, (short) banks);
        return disk;
    }

    /** A disk whose program shows in text mode what is typed, through the BIOS. */
    static byte[] echo() {
        return disk("""
                31c0 8ed8 8ed0 bc007c   ds = ss = 0; sp = 0x7C00
                b80300 cd10             80x25 characters
                31c0 cd16               next: wait for a key
                b40e 31db cd10          show it
                ebf4                    goto next
                """);
    }

    /** The hexadecimal words of each line, up to the first double space or the line's end. */
    private static byte[] disk(String listing) {
        StringBuilder code = new StringBuilder();
        listing.lines().forEach(line -> code.append(line.split(" {2,}", -1)[0].replace(" ", "")));
        byte[] disk = new byte[SECTOR_BYTES * DISK_SECTORS];
        byte[] bytes = HexFormat.of().parseHex(code);
        System.arraycopy(bytes, 0, disk, 0, bytes.length);
        disk[SECTOR_BYTES - 2] = 0x55;
        disk[SECTOR_BYTES - 1] = (byte) 0xAA;
        return disk;
    }
}
