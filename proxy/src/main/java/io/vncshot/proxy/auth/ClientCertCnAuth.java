package io.vncshot.proxy.auth;

import io.netty.handler.ssl.SslHandler;
import io.vncshot.proxy.http.Exchange;
import io.vncshot.proxy.http.HttpStatus;
import io.vncshot.proxy.http.Response;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** Takes clients whose verified certificate has one of these common names. No header can stand for it. */
final class ClientCertCnAuth implements Authenticator {
    private final Set<String> names;

    /** The source is a list of common names with blanks between. */
    ClientCertCnAuth(String source) {
        String list = source.trim();
        if (list.isEmpty()) {
            throw new IllegalArgumentException("--auth-source: ClientCertCNAuth needs a list of common names");
        }
        this.names = Set.copyOf(List.of(list.split("\\s+")));
    }

    @Override
    public @Nullable Response refuse(Exchange exchange) {
        String name = commonName(exchange);
        return name != null && names.contains(name)
                ? null
                : Response.text(HttpStatus.FORBIDDEN, "the client certificate has none of the names expected");
    }

    private static @Nullable String commonName(Exchange exchange) {
        SslHandler tls = exchange.channel().pipeline().get(SslHandler.class);
        if (tls == null) {
            return null;
        }
        try {
            Certificate[] chain = tls.engine().getSession().getPeerCertificates();
            return chain[0] instanceof X509Certificate certificate
                    ? commonName(certificate.getSubjectX500Principal().getName())
                    : null;
        } catch (SSLPeerUnverifiedException e) {
            return null;
        }
    }

    /** Of several common names the most specific, which RFC 2253 writes first and LdapName keeps last. */
    private static @Nullable String commonName(String distinguishedName) {
        try {
            List<Rdn> parts = new LdapName(distinguishedName).getRdns();
            for (int i = parts.size() - 1; i >= 0; i--) {
                Rdn part = parts.get(i);
                if (part.getType().equalsIgnoreCase("CN") && part.getValue() instanceof String name) {
                    return name;
                }
            }
        } catch (InvalidNameException e) {
            return null;
        }
        return null;
    }
}
