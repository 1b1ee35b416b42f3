package io.vncshot.testserver;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says what a server shall be. Without any call: 3.8, no authentication, a black screen of 64x48, 32-bit little-endian BGRX, all
 * encodings, a free port of the loopback interface.
 */
public final class ServerBuilder {
    private Scene scene = new Scene(64, 48);
    private String name = "test server";
    private String version = "003.008";
    private int @Nullable [] securityTypes;
    private @Nullable String password;
    private @Nullable String refusal;
    private PixelFormat format = PixelFormat.BGRX_8888;
    private int[] colourMap = ColourMaps.rgb332();
    private boolean honoursSetPixelFormat = true;
    private Set<ServerEncoding> encodings = EnumSet.allOf(ServerEncoding.class);
    private ZrleTile zrleTile = ZrleTile.SMALLEST;
    private final Set<UpdatePattern> patterns = EnumSet.noneOf(UpdatePattern.class);
    private int sliceHeight = 16;
    private final List<Fault> faults = new ArrayList<>();
    private RawScript.Pace pace = RawScript.Pace.UNHURRIED;
    private @Nullable InputListener input;
    private int recordedEvents = 100_000;
    private SocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    ServerBuilder() {}

    /** What to show; the scene can be changed while the server runs. */
    public ServerBuilder scene(Scene newScene) {
        scene = newScene;
        return this;
    }

    /** What to show, as width*height pixels 0xFFRRGGBB, copied. */
    public ServerBuilder picture(int[] pixels, int width, int height) {
        return scene(Scene.of(pixels, width, height));
    }

    /** The desktop name of ServerInit, sent as UTF-8. */
    public ServerBuilder name(String desktopName) {
        name = desktopName;
        return this;
    }

    /**
     * The version to announce, such as 003.003 or 003.889. Up to 003.006 the server decides the security type; 003.007 gives no
     * reasons; everything else goes on as 3.8.
     */
    public ServerBuilder version(String sevenCharacters) {
        if (sevenCharacters.length() != 7) {
            throw new IllegalArgumentException("version \"" + sevenCharacters + "\": must be like 003.008");
        }
        version = sevenCharacters;
        return this;
    }

    /** Asks for VNC Authentication with this password, of which 8 bytes count. */
    public ServerBuilder password(String newPassword) {
        password = newPassword;
        return this;
    }

    /**
     * The security types to list, in order. Types other than 1 and 2 can be listed but not chosen. Default: 2 with a password, 1
     * without.
     */
    public ServerBuilder securityTypes(int... numbers) {
        securityTypes = numbers.clone();
        return this;
    }

    /** Lists no security type and gives this reason. */
    public ServerBuilder refuse(String reason) {
        refusal = reason;
        return this;
    }

    /** The native pixel format, announced in ServerInit. */
    public ServerBuilder pixelFormat(PixelFormat nativeFormat) {
        format = nativeFormat;
        return this;
    }

    /** The colours, 0xRRGGBB, for formats that are not true colour; at most 256. Default: 3 bits of red, 3 of green, 2 of blue. */
    public ServerBuilder colourMap(int... colours) {
        colourMap = colours.clone();
        return this;
    }

    /** Keeps to the native pixel format whatever the client asks for. */
    public ServerBuilder ignoreSetPixelFormat() {
        honoursSetPixelFormat = false;
        return this;
    }

    /** Restricts what the server knows to these, and Raw. */
    public ServerBuilder encodings(ServerEncoding... known) {
        encodings = EnumSet.of(ServerEncoding.RAW, known);
        return this;
    }

    /** Forces a subencoding on all ZRLE tiles that can take it. */
    public ServerBuilder zrleTile(ZrleTile tile) {
        zrleTile = tile;
        return this;
    }

    /** Switches update patterns on. */
    public ServerBuilder patterns(UpdatePattern... habits) {
        patterns.addAll(List.of(habits));
        return this;
    }

    /** Rows of a slice for the patterns that send slices; default 16. */
    public ServerBuilder sliceHeight(int rows) {
        if (rows < 1) {
            throw new IllegalArgumentException("slices of " + rows + " rows: must be at least 1");
        }
        sliceHeight = rows;
        return this;
    }

    /** Runs a script when a connection reaches this stage. */
    public ServerBuilder at(Stage stage, RawScript script) {
        return at(stage, 0, script);
    }

    /** Runs a script so many bytes after the beginning of a stage, which need not end there. */
    public ServerBuilder at(Stage stage, int offset, RawScript script) {
        faults.add(new Fault(stage, offset, Fault.Mode.IN_BETWEEN, script));
        return this;
    }

    /** Runs a script in place of what the server sends in a stage, then goes on as if it had sent that. */
    public ServerBuilder insteadOf(Stage stage, RawScript script) {
        faults.add(new Fault(stage, 0, Fault.Mode.INSTEAD, script));
        return this;
    }

    /** Runs a script once so many bytes of the connection have been sent, bytes of scripts not counted. */
    public ServerBuilder atByte(long position, RawScript script) {
        faults.add(new Fault(null, position, Fault.Mode.IN_BETWEEN, script));
        return this;
    }

    /** Sends everything in pieces of so many bytes, with this pause after each. */
    public ServerBuilder pace(int bytes, Duration pause) {
        pace = new RawScript.Pace(bytes, pause.toNanos());
        return this;
    }

    /** Who is to be told of keys, pointer and cut text. */
    public ServerBuilder input(InputListener listener) {
        input = listener;
        return this;
    }

    /** How many client events to keep, 0 for none; the oldest go first. Default 100,000. */
    public ServerBuilder recordAtMost(int events) {
        recordedEvents = events;
        return this;
    }

    /** Where to listen: an {@link InetSocketAddress} or a Unix domain address. */
    public ServerBuilder listenOn(SocketAddress newAddress) {
        address = newAddress;
        return this;
    }

    /**
     * Starts a server that the caller has to close.
     *
     * @throws IOException when the address cannot be bound
     */
    public RfbTestServer start() throws IOException {
        int[] own = {password == null ? 1 : 2};
        ServerSettings.Security security =
                new ServerSettings.Security(securityTypes == null ? own : securityTypes, password, refusal);
        ServerSettings settings = new ServerSettings(
                name,
                version,
                security,
                format,
                colourMap,
                honoursSetPixelFormat,
                EnumSet.copyOf(encodings),
                zrleTile,
                EnumSet.copyOf(patterns),
                sliceHeight,
                List.copyOf(faults),
                pace,
                input);
        return RfbTestServer.start(address, scene, settings, new ClientEvents(recordedEvents));
    }
}
