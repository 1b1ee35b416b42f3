package io.vncshot.testserver;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** Reads what clients send after the handshake (RFC 6143 §7.5) and hands it on. */
final class ClientMessages {
    private static final int MAX_CUT_TEXT = 16 << 20;

    private final ClientLink link;
    private final ServerSettings settings;
    private final ClientEvents events;
    private final Viewer viewer;
    private final UpdateWriter writer;

    ClientMessages(ClientLink link, ServerSettings settings, ClientEvents events, Viewer viewer, UpdateWriter writer) {
        this.link = link;
        this.settings = settings;
        this.events = events;
        this.viewer = viewer;
        this.writer = writer;
    }

    void readOne() throws IOException {
        int type = link.readU8();
        switch (type) {
            case 0 -> setPixelFormat();
            case 2 -> setEncodings();
            case 3 -> updateRequest();
            case 4 -> key();
            case 5 -> pointer();
            case 6 -> cutText();
            case 251 -> setDesktopSize();
            default -> {
                events.add(new ClientEvent.UnknownMessage(type));
                throw new ConnectionOver("message of unknown type " + type);
            }
        }
    }

    private void setPixelFormat() throws IOException {
        link.skip(3);
        PixelFormat format = new PixelFormat(
                link.readU8(),
                link.readU8(),
                link.readU8() != 0,
                link.readU8() != 0,
                link.readU16(),
                link.readU16(),
                link.readU16(),
                link.readU8(),
                link.readU8(),
                link.readU8());
        link.skip(3);
        events.add(new ClientEvent.SetPixelFormat(format));
        if (!format.isUsable()) {
            throw new ConnectionOver("unusable pixel format " + format);
        }
        if (settings.honoursSetPixelFormat()) {
            writer.use(format);
        }
    }

    private void setEncodings() throws IOException {
        link.skip(1);
        int count = link.readU16();
        List<Integer> numbers = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            numbers.add(link.readU32());
        }
        events.add(new ClientEvent.SetEncodings(List.copyOf(numbers)));
        Set<ServerEncoding> announced = EnumSet.noneOf(ServerEncoding.class);
        for (ServerEncoding encoding : settings.encodings()) {
            if (numbers.contains(encoding.number())) {
                announced.add(encoding);
            }
        }
        writer.use(preferred(numbers), announced.contains(ServerEncoding.LAST_RECT));
        viewer.announce(announced);
    }

    private ServerEncoding preferred(List<Integer> numbers) {
        int zrle = numbers.indexOf(ServerEncoding.ZRLE.number());
        int raw = numbers.indexOf(ServerEncoding.RAW.number());
        boolean known = settings.encodings().contains(ServerEncoding.ZRLE);
        return known && zrle >= 0 && (raw < 0 || zrle < raw) ? ServerEncoding.ZRLE : ServerEncoding.RAW;
    }

    private void updateRequest() throws IOException {
        boolean incremental = link.readU8() != 0;
        Area area = new Area(link.readU16(), link.readU16(), link.readU16(), link.readU16());
        events.add(new ClientEvent.UpdateRequest(area, incremental));
        viewer.request(area, incremental);
    }

    private void key() throws IOException {
        boolean down = link.readU8() != 0;
        link.skip(2);
        int keysym = link.readU32();
        events.add(new ClientEvent.Key(keysym, down));
        InputListener input = settings.input();
        if (input != null && down) {
            input.keyPressed(keysym);
        } else if (input != null) {
            input.keyReleased(keysym);
        }
    }

    private void pointer() throws IOException {
        int buttons = link.readU8();
        int x = link.readU16();
        int y = link.readU16();
        events.add(new ClientEvent.Pointer(x, y, buttons));
        viewer.movePointer(x, y);
        InputListener input = settings.input();
        if (input != null) {
            input.pointerMoved(x, y, buttons);
        }
    }

    private void cutText() throws IOException {
        link.skip(3);
        int length = link.readU32();
        if (Math.abs((long) length) > MAX_CUT_TEXT) {
            throw new ConnectionOver("cut text of " + length + " bytes: at most " + MAX_CUT_TEXT);
        }
        if (length < 0) {
            extendedClipboard(-length);
            return;
        }
        String text = link.readLatin1(length);
        events.add(new ClientEvent.CutText(text));
        InputListener input = settings.input();
        if (input != null) {
            input.textCut(text);
        }
    }

    private void extendedClipboard(int length) throws IOException {
        if (length < 4) {
            throw new ConnectionOver("extended clipboard of " + length + " bytes: at least 4");
        }
        int flags = link.readU32();
        String payload = HexFormat.of().formatHex(link.read(length - 4));
        events.add(new ClientEvent.ExtendedClipboard(flags, payload));
    }

    private void setDesktopSize() throws IOException {
        link.skip(1);
        int width = link.readU16();
        int height = link.readU16();
        int screens = link.readU8();
        link.skip(1 + 16 * screens);
        events.add(new ClientEvent.SetDesktopSize(width, height));
        viewer.refuseSize();
    }
}
