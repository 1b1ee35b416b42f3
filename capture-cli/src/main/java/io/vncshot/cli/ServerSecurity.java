package io.vncshot.cli;

import io.vncshot.cli.message.Messages;
import io.vncshot.cli.message.UsageException;
import io.vncshot.cli.option.FileSyntax;
import io.vncshot.cli.option.Layers;
import io.vncshot.cli.option.Options;
import io.vncshot.cli.option.Settings;
import io.vncshot.cli.trust.Acquaintance;
import io.vncshot.rfb.ClientOptions;
import io.vncshot.rfb.protocol.KnownServers;
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

    private static final String KNOWN_HOSTS = "known_hosts";

    /** @param known what is remembered of the server */
    static ClientOptions apply(ClientOptions options, Settings settings, Path workingDirectory, KnownServers known) {
        return options.withSecurityTypes(types(settings)).withTrust(trust(settings, workingDirectory, known));
    }

    /**
     * What is remembered of a server.
     *
     * @param server the name that it is remembered by
     */
    static KnownServers known(String server, Settings settings, Invocation invocation, Messages messages) {
        Optional<String> given = settings.find(Options.KNOWN_HOSTS);
        Optional<Path> file = given.isPresent()
                ? Optional.of(FileSyntax.path(given.get(), invocation.workingDirectory()))
                : Optional.ofNullable(Layers.userFile(invocation.environment(), KNOWN_HOSTS));
        return new Acquaintance(server, file, settings.get(Options.FIRST_USE), messages);
    }

    /**
     * Looks whether any type is left, and a certificate of our own has its key.
     *
     * @throws UsageException when it is not so
     */
    static void check(Settings settings) throws UsageException {
        if (types(settings).isEmpty()) {
            throw new UsageException(
                    "--security-types and --min-security leave no security type; allow a stronger one, or less");
        }
        if (settings.find(Options.TLS_CERT).isPresent()
                != settings.find(Options.TLS_KEY).isPresent()) {
            throw new UsageException("--tls-cert and --tls-key need each other: the certificate, and its private key");
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

    private static ServerTrust trust(Settings settings, Path workingDirectory, KnownServers known) {
        Optional<String> file = settings.find(Options.TLS_CA);
        Optional<Path> authorities =
                file.isEmpty() ? Optional.empty() : Optional.of(FileSyntax.path(file.get(), workingDirectory));
        ServerTrust.Checks checks = settings.get(Options.INSECURE) ? ServerTrust.Checks.NONE : ServerTrust.Checks.ALL;
        return new ServerTrust(
                checks, authorities, settings.find(Options.TLS_FINGERPRINT), known, own(settings, workingDirectory));
    }

    private static Optional<ServerTrust.ClientCertificate> own(Settings settings, Path workingDirectory) {
        Optional<String> chain = settings.find(Options.TLS_CERT);
        if (chain.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ServerTrust.ClientCertificate(
                FileSyntax.path(chain.get(), workingDirectory),
                FileSyntax.path(settings.find(Options.TLS_KEY).orElse(chain.get()), workingDirectory)));
    }
}
