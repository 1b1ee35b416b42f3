package io.vncshot.cli;

import io.vncshot.cli.message.UsageException;
import io.vncshot.cli.option.FileSyntax;
import io.vncshot.cli.option.Options;
import io.vncshot.cli.option.Settings;
import io.vncshot.rfb.ClientOptions;
import io.vncshot.rfb.protocol.SecurityType;
import io.vncshot.rfb.protocol.SecurityType.Protection;
import io.vncshot.rfb.protocol.ServerTrust;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which security types are accepted, and whom they must prove the server to be. */
final class ServerSecurity {
    private ServerSecurity() {}

    static ClientOptions apply(ClientOptions options, Settings settings, Path workingDirectory) {
        boolean insecure = settings.get(Options.INSECURE);
        ClientOptions secured = options.withSecurityTypes(types(settings));
        boolean trusting = insecure || settings.isSet(Options.TLS_CA) || settings.isSet(Options.TLS_FINGERPRINT);
        return trusting ? secured.withTrust(trust(settings, workingDirectory)) : secured;
    }

    /**
     * Looks whether any type is left.
     *
     * @throws UsageException when there is none
     */
    static void check(Settings settings) throws UsageException {
        if (types(settings).isEmpty()) {
            throw new UsageException(
                    "--security-types and --min-security leave no security type; allow a stronger one," + " or less");
        }
    }

    private static List<SecurityType> types(Settings settings) {
        Optional<List<SecurityType>> chosen = settings.find(Options.SECURITY_TYPES);
        List<SecurityType> types = settings.get(Options.INSECURE)
                ? List.of(SecurityType.values())
                : ClientOptions.defaults().securityTypes();
        return atLeast(settings.get(Options.MIN_SECURITY), chosen.orElse(types));
    }

    private static List<SecurityType> atLeast(Protection least, List<SecurityType> types) {
        if (least == Protection.NONE) {
            return types;
        }
        List<SecurityType> strong = new ArrayList<>();
        for (SecurityType type : types) {
            if (type.protection().compareTo(least) >= 0) {
                strong.add(type);
            }
        }
        return strong;
    }

    private static ServerTrust trust(Settings settings, Path workingDirectory) {
        Optional<String> file = settings.find(Options.TLS_CA);
        Optional<Path> authorities =
                file.isEmpty() ? Optional.empty() : Optional.of(FileSyntax.path(file.get(), workingDirectory));
        ServerTrust.Checks checks = settings.get(Options.INSECURE) ? ServerTrust.Checks.NONE : ServerTrust.Checks.ALL;
        return new ServerTrust(checks, authorities, settings.find(Options.TLS_FINGERPRINT));
    }
}
