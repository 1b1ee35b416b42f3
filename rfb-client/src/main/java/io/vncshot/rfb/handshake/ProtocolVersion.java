package io.vncshot.rfb.handshake;

import io.vncshot.rfb.io.RfbInput;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.Text;
import java.nio.charset.StandardCharsets;

/** The versions this client speaks, RFC 6143 §7.1.1. */
enum ProtocolVersion {
    V3_3("3.3", "RFB 003.003\n"),
    V3_7("3.7", "RFB 003.007\n"),
    V3_8("3.8", "RFB 003.008\n");

    private static final int BANNER_BYTES = 12;

    private final String title;
    private final String banner;

    ProtocolVersion(String title, String banner) {
        this.title = title;
        this.banner = banner;
    }

    String title() {
        return title;
    }

    byte[] bannerBytes() {
        return banner.getBytes(StandardCharsets.US_ASCII);
    }

    /** Reads the server's banner, and refuses another protocol at its first wrong byte. */
    static ProtocolVersion read(RfbInput in) throws RfbException {
        byte[] banner = new byte[BANNER_BYTES];
        for (int i = 0; i < BANNER_BYTES; i++) {
            banner[i] = (byte) in.readU8();
            if (!isExpected(i, banner[i])) {
                throw notRfb(in, banner, i + 1);
            }
        }
        return of(number(banner, 4), number(banner, 8));
    }

    /** Shows what else has come with the wrong byte: it often tells what listens there. */
    private static RfbException notRfb(RfbInput in, byte[] banner, int length) throws RfbException {
        int shown = length;
        while (shown < BANNER_BYTES && in.isBuffered()) {
            banner[shown++] = (byte) in.readU8();
        }
        return RfbException.protocol("the server's first bytes are \""
                + Text.printable(new String(banner, 0, shown, StandardCharsets.ISO_8859_1))
                + "\": a VNC server begins with \"RFB 003.008\"");
    }

    private static boolean isExpected(int index, byte b) {
        char pattern = "RFB ddd.ddd\n".charAt(index);
        return pattern == 'd' ? b >= '0' && b <= '9' : b == pattern;
    }

    private static int number(byte[] banner, int from) {
        return (banner[from] - '0') * 100 + (banner[from + 1] - '0') * 10 + banner[from + 2] - '0';
    }

    /**
     * What to speak with a server of that version. Servers announce 3.889, 4.1 or 5.0 and mean 3.8; 3.5, 3.14 and 3.16 mean
     * 3.3.
     */
    private static ProtocolVersion of(int major, int minor) throws RfbException {
        if (major < 3 || (major == 3 && minor < 3)) {
            String hint = major == 0 && minor == 0 ? "; it is an UltraVNC repeater" : "";
            throw RfbException.protocol(
                    "the server speaks RFB " + major + "." + minor + hint + ": 3.3 is the oldest known here");
        }
        if (major > 3) {
            return V3_8;
        }
        return switch (minor) {
            case 3, 4, 5, 6, 14, 16 -> V3_3;
            case 7 -> V3_7;
            default -> V3_8;
        };
    }
}
