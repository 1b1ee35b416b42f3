package io.vncshot.rfb.security;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES in the mode EAX (Bellare, Rogaway, Wagner 2004), which Java does not have: counter mode and three OMACs. */
final class Eax {
    static final int TAG_BYTES = 16;

    private static final int BLOCK = 16;
    private static final int NONCE = 0;
    private static final int HEADER = 1;
    private static final int CIPHERTEXT = 2;

    private final SecretKeySpec key;
    private final Cipher chained;
    private final Cipher counter;
    private final byte[] fullBlockMask;
    private final byte[] paddedBlockMask;

    Eax(byte[] keyBytes) {
        key = new SecretKeySpec(keyBytes, "AES");
        try {
            chained = Cipher.getInstance("AES/CBC/NoPadding");
            counter = Cipher.getInstance("AES/CTR/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no AES", e);
        }
        fullBlockMask = doubled(chain(new byte[BLOCK]));
        paddedBlockMask = doubled(fullBlockMask);
    }

    /** The ciphertext and its tag. */
    byte[] seal(byte[] nonce, byte[] header, byte[] plain) {
        byte[] start = omac(NONCE, nonce);
        byte[] encrypted = count(start, plain);
        byte[] sealed = Arrays.copyOf(encrypted, encrypted.length + TAG_BYTES);
        System.arraycopy(tag(start, header, encrypted), 0, sealed, encrypted.length, TAG_BYTES);
        return sealed;
    }

    /** What was sealed; null when the tag does not fit. */
    byte @org.jspecify.annotations.Nullable [] open(byte[] nonce, byte[] header, byte[] sealed) {
        byte[] encrypted = Arrays.copyOf(sealed, sealed.length - TAG_BYTES);
        byte[] start = omac(NONCE, nonce);
        byte[] tag = Arrays.copyOfRange(sealed, encrypted.length, sealed.length);
        return MessageDigest.isEqual(tag, tag(start, header, encrypted)) ? count(start, encrypted) : null;
    }

    private byte[] tag(byte[] start, byte[] header, byte[] encrypted) {
        byte[] tag = start.clone();
        mask(tag, 0, omac(HEADER, header));
        mask(tag, 0, omac(CIPHERTEXT, encrypted));
        return tag;
    }

    /** OMAC1, which is CMAC, of a block that holds the number and then the text. */
    private byte[] omac(int number, byte[] text) {
        int length = BLOCK + text.length;
        int whole = (length + BLOCK - 1) / BLOCK * BLOCK;
        byte[] blocks = new byte[whole];
        blocks[BLOCK - 1] = (byte) number;
        System.arraycopy(text, 0, blocks, BLOCK, text.length);
        if (length < whole) {
            blocks[length] = (byte) 0x80;
            mask(blocks, whole - BLOCK, paddedBlockMask);
        } else {
            mask(blocks, whole - BLOCK, fullBlockMask);
        }
        byte[] encrypted = chain(blocks);
        return Arrays.copyOfRange(encrypted, whole - BLOCK, whole);
    }

    private byte[] chain(byte[] blocks) {
        return run(chained, new byte[BLOCK], blocks);
    }

    private byte[] count(byte[] start, byte[] text) {
        return run(counter, start, text);
    }

    private byte[] run(Cipher cipher, byte[] start, byte[] text) {
        try {
            cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(start));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES fails", e);
        }
    }

    private static void mask(byte[] bytes, int offset, byte[] mask) {
        for (int i = 0; i < mask.length; i++) {
            bytes[offset + i] ^= mask[i];
        }
    }

    /** Twice the number in GF(2^128). */
    private static byte[] doubled(byte[] number) {
        byte[] twice = new byte[BLOCK];
        int carry = (number[0] & 0x80) == 0 ? 0 : 0x87;
        for (int i = BLOCK - 1; i >= 0; i--) {
            int low = i == BLOCK - 1 ? carry : (number[i + 1] & 0x80) >> 7;
            twice[i] = (byte) ((number[i] & 0x7F) << 1 ^ low);
        }
        return twice;
    }
}
