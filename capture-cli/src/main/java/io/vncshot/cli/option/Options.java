package io.vncshot.cli.option;

import io.vncshot.rfb.pixel.PixelFormat;
import io.vncshot.rfb.protocol.Encoding;
import io.vncshot.rfb.protocol.Fingerprint;
import io.vncshot.rfb.protocol.SecurityType;
import io.vncshot.rfb.transport.ServerAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The options of a connection and of the actions on it. */
public final class Options {
    private static final FlagSyntax FLAG = new FlagSyntax();
    private static final SecondsSyntax SECONDS = new SecondsSyntax();
    private static final FileSyntax FILE = new FileSyntax();

    public static final Option<Target> SERVER = Option.of(
                    "server",
                    new ServerSyntax(),
                    "where to connect: HOST, HOST:DISPLAY, HOST:PORT (from 100 on), HOST::PORT, [IPV6]:DISPLAY,"
                            + " /path/to/socket, vnc://HOST:PORT, vncs://HOST:PORT for TLS before everything, ws://HOST:PORT/PATH, wss://..., rebound:PORT for the server that `websockify PORT -- ...` has"
                            + " started, or demo: for the built-in demo desktop")
            .alias("-s")
            .orElse("127.0.0.1");

    public static final Option<String> PASSWORD = Option.of(
                    "password",
                    new TextSyntax("TEXT"),
                    "the password; everybody on this machine can read it with ps, so prefer --password-file")
            .alias("-p")
            .onlyFrom(Option.Origin.COMMAND_LINE);

    public static final Option<String> PASSWORD_FILE = Option.of(
            "password-file", FILE, "read the password from the first line of FILE, or from a file of vncpasswd");

    public static final Option<String> PASSWORD_COMMAND = Option.of(
                    "password-command",
                    new TextSyntax("COMMAND"),
                    "run COMMAND with sh and take the first line that it prints as the password")
            .onlyFrom(Option.Origin.USER);

    public static final Option<String> USERNAME = Option.of(
                    "username", new TextSyntax("NAME"), "the user name, for servers that ask for one")
            .alias("-u")
            .alsoFrom("VNC_USERNAME");

    public static final Option<Duration> CONNECT_TIMEOUT = Option.of(
                    "connect-timeout", SECONDS, "give up connecting after SECONDS")
            .orElse("10");

    public static final Option<Duration> TIMEOUT = Option.of(
                    "timeout",
                    SECONDS,
                    "give up after SECONDS in all; when it is not set, pauses and typing delays are not counted")
            .alias("-t")
            .orElse("60");

    public static final Option<Duration> DELAY = Option.of(
                    "delay", new MillisecondsSyntax(), "wait so many milliseconds after each key, click and move")
            .orElse("10")
            .alsoFrom("VNCDOTOOL_DELAY");

    public static final Option<Long> WARP = Option.of("warp", new FactorSyntax(), "make pauses FACTOR times shorter")
            .alias("-w")
            .orElse("1");

    public static final Option<Boolean> FORCE_CAPS =
            flag("force-caps", "hold shift for capitals and for the symbols above the digits of a US keyboard");

    public static final Option<ExpectMetric> EXPECT_METRIC = Option.of(
                    "expect-metric",
                    new ChoiceSyntax<>(
                            "METRIC",
                            List.of("perceptual", "histogram"),
                            List.of(ExpectMetric.PERCEPTUAL, ExpectMetric.HISTOGRAM)),
                    "what FUZZ of expect and rexpect measures; histogram is as in vncdotool 1.x, for its scripts")
            .orElse("perceptual");

    public static final Option<Boolean> DRY_RUN =
            flag("dry-run", "print what would be done, connecting to nothing").onlyFrom(Option.Origin.COMMAND_LINE);

    public static final Option<Boolean> LOCALCURSOR =
            flag("localcursor", "draw the pointer into pictures, at the point of the last move or click");

    public static final Option<Boolean> NOCURSOR =
            flag("nocursor", "keep the pointer out of pictures; that is so anyway, unless --localcursor is given");

    public static final Option<Boolean> DISABLE_DESKTOP_RESIZING = flag(
            "disable-desktop-resizing", "accepted for vncdotool's sake; changes of the screen's size are followed");

    public static final Option<Boolean> INCREMENTAL_REFRESHES = flag(
                    "incremental-refreshes", "fetch only what has changed since the last capture")
            .alias("-i");

    public static final Option<PixelFormat> PIXEL_FORMAT = Option.of(
            "pixel-format",
            new ChoiceSyntax<>(
                    "FORMAT",
                    List.of("bgrx8888", "rgbx8888", "rgb565", "bgr233"),
                    List.of(PixelFormat.BGRX8888, PixelFormat.RGBX8888, PixelFormat.RGB565, PixelFormat.BGR233)),
            "how pixels travel; chosen by what the server has when it is not set");

    public static final Option<List<Encoding>> ENCODINGS = Option.of(
            "encodings",
            new ListSyntax<>("LIST", encodings()),
            "the encodings to ask for, best first, with commas; chosen by the link when it is not set");

    public static final Option<Integer> QUALITY = Option.of(
            "quality",
            new WholeSyntax("LEVEL", 9),
            "take JPEG of that quality, 0 to 9, from servers that have it: fewer bytes, and inexact pictures");

    public static final Option<List<String>> HEADER = Option.of(
                    "header",
                    new HeaderSyntax(),
                    "send HEADER with the request for a WebSocket, as in 'Cookie: session=1', and may be given again; to"
                            + " keep it from ps, set VNCSHOT_HEADER instead, a line for each")
            .onlyFrom(Option.Origin.USER);

    public static final Option<String> VIA = Option.of(
                    "via", new ViaSyntax(), "connect from HOST, by `ssh -W`, so that SERVER is seen from there")
            .onlyFrom(Option.Origin.USER);

    public static final Option<ServerAddress.Listen> LISTEN = Option.of(
                    "listen",
                    new ListenSyntax(),
                    "wait until a server connects, on port 5500 or with --listen=[ADDRESS:]PORT, in place of --server")
            .onlyFrom(Option.Origin.COMMAND_LINE);

    public static final Option<Boolean> EXCLUSIVE = flag(
                    "exclusive", "have the server disconnect everybody else; --shared, the default, leaves them")
            .opposite("--shared");

    public static final Option<List<SecurityType>> SECURITY_TYPES = Option.of(
            "security-types",
            new ListSyntax<>("LIST", securityTypes()),
            "the security types to accept, best first, with commas; when it is not set, all but those of TLS without a"
                    + " certificate (tls-...) and the password in the clear (plain)");

    public static final Option<SecurityType.Protection> MIN_SECURITY = Option.of(
                    "min-security",
                    new ChoiceSyntax<>(
                            "LEVEL",
                            List.of("none", "password", "encrypted", "verified"),
                            List.of(SecurityType.Protection.values())),
                    "refuse servers that offer less: no protection, of the password from listeners, of everything from"
                            + " listeners, of everything from whoever is in the middle too")
            .orElse("none");

    public static final Option<String> TLS_CA =
            Option.of("tls-ca", FILE, "trust the certificates in FILE (PEM) instead of those that Java trusts");

    public static final Option<String> TLS_CERT = Option.of(
            "tls-cert", FILE, "show the certificate in FILE (PEM) to servers that ask for one; needs --tls-key");

    public static final Option<String> TLS_KEY =
            Option.of("tls-key", FILE, "the private key of --tls-cert (PEM, PKCS #8, without a password)");

    public static final Option<Fingerprint> TLS_FINGERPRINT = Option.of(
            "tls-fingerprint",
            new FingerprintSyntax(),
            "trust only the server whose certificate, or RSA key, has this SHA-256");

    public static final Option<FirstUse> FIRST_USE = Option.of(
                    "first-use",
                    new ChoiceSyntax<>("WHAT", List.of("nothing", "keys", "all"), List.of(FirstUse.values())),
                    "what to believe of a server met for the first time, and to record in the known hosts: nothing, RSA"
                            + " keys, or all, certificates that no authority has signed too; another one later is"
                            + " refused")
            .orElse("keys")
            .onlyFrom(Option.Origin.USER);

    public static final Option<String> KNOWN_HOSTS = Option.of(
                    "known-hosts",
                    FILE,
                    "where the keys of servers are recorded; ~/.config/vncshot/known_hosts when it is not set")
            .onlyFrom(Option.Origin.USER);

    public static final Option<Boolean> INSECURE = flag(
                    "insecure", "trust any certificate, and TLS without one: whoever is in the middle can read all")
            .onlyFrom(Option.Origin.USER);

    public static final Option<Integer> VERBOSE = Option.of(
                    "verbose", new CountSyntax(), "tell what is done, on stderr; -vv adds the stack of an error")
            .alias("-v")
            .orElse("0");

    public static final Option<Boolean> QUIET = flag("quiet", "no warnings").alias("-q");

    public static final Option<String> LOGFILE = Option.of("logfile", FILE, "add what -v tells to FILE, with the time")
            .onlyFrom(Option.Origin.USER);

    public static final Option<Boolean> JSON =
            flag("json", "print one JSON object for each action on stdout, and one for the result");

    public static final Option<Boolean> VERSION =
            flag("version", "print the version").onlyFrom(Option.Origin.COMMAND_LINE);

    public static final Option<Boolean> HELP =
            flag("help", "print this help").alias("-h").onlyFrom(Option.Origin.COMMAND_LINE);

    /** All of them, in the order of help. */
    public static final List<Option<?>> TABLE = withChecks(
            SERVER,
            PASSWORD,
            PASSWORD_FILE,
            PASSWORD_COMMAND,
            USERNAME,
            SECURITY_TYPES,
            MIN_SECURITY,
            TLS_CA,
            TLS_CERT,
            TLS_KEY,
            TLS_FINGERPRINT,
            FIRST_USE,
            KNOWN_HOSTS,
            INSECURE,
            VIA,
            LISTEN,
            HEADER,
            EXCLUSIVE,
            CONNECT_TIMEOUT,
            TIMEOUT,
            DELAY,
            WARP,
            FORCE_CAPS,
            EXPECT_METRIC,
            DRY_RUN,
            LOCALCURSOR,
            NOCURSOR,
            INCREMENTAL_REFRESHES,
            PIXEL_FORMAT,
            ENCODINGS,
            QUALITY,
            DISABLE_DESKTOP_RESIZING,
            JSON,
            VERBOSE,
            QUIET,
            LOGFILE,
            VERSION,
            HELP);

    private Options() {}

    /** All of them and those of another command, of which each may stand in the files and the environment of all. */
    public static List<Option<?>> and(List<Option<?>> others) {
        List<Option<?>> all = new ArrayList<>(TABLE);
        for (Option<?> other : others) {
            if (!all.contains(other)) {
                all.add(other);
            }
        }
        return all;
    }

    /** With those of checks, in their place. By names: the equals of a record costs a cold JVM more than a capture. */
    private static List<Option<?>> withChecks(Option<?>... options) {
        List<Option<?>> all = new ArrayList<>();
        for (Option<?> option : options) {
            if (option.name().equals(DRY_RUN.name())) {
                all.addAll(VisualOptions.CHECK);
            }
            all.add(option);
        }
        return List.copyOf(all);
    }

    static Option<Boolean> flag(String name, String doc) {
        return Option.of(name, FLAG, doc).orElse(FlagSyntax.OFF);
    }

    private static ChoiceSyntax<Encoding> encodings() {
        List<String> names = new ArrayList<>();
        List<Encoding> values = new ArrayList<>();
        for (Encoding encoding : Encoding.values()) {
            if (encoding.kind() == Encoding.Kind.PIXELS) {
                names.add(lowerCase(encoding.name(), ""));
                values.add(encoding);
            }
        }
        return new ChoiceSyntax<>("ENCODING", names, values);
    }

    private static ChoiceSyntax<SecurityType> securityTypes() {
        List<String> names = new ArrayList<>();
        List<SecurityType> values = List.of(SecurityType.values());
        for (SecurityType type : values) {
            names.add(lowerCase(type.name(), "-"));
        }
        return new ChoiceSyntax<>("TYPE", names, values);
    }

    private static String lowerCase(String constant, String separator) {
        return constant.toLowerCase(Locale.ROOT).replace("_", separator);
    }
}
