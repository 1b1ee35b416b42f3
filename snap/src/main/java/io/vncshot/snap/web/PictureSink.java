package io.vncshot.snap.web;

import io.vncshot.snap.web.WebException.Reason;
import io.vncshot.snap.web.WebSender.Answer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Puts PNG files to a {@link SinkAddress}. For any number of threads. */
public final class PictureSink {
    private static final String S3_ERROR = "<Code>";
    private static final int MAX_ERROR = 64;

    private final SinkAddress address;
    private final Optional<SigV4> signature;
    private final String base;
    private final List<String> headers;
    private final WebSender sender;
    private final Clock clock;

    /** What becomes of an object that has the name. */
    public enum Existing {
        KEPT,
        REPLACED
    }

    private PictureSink(
            SinkAddress address,
            Optional<SigV4> signature,
            String base,
            List<String> headers,
            WebSender sender,
            Clock clock) {
        this.address = address;
        this.signature = signature;
        this.base = base;
        this.headers = headers;
        this.sender = sender;
        this.clock = clock;
    }

    /**
     * Makes one; nothing is sent yet.
     *
     * @param headers to send with each picture, {@code Name: value}
     * @param environment for the account of a bucket
     * @throws IllegalArgumentException for what must not be, or is missing; the message is for the user
     */
    public static PictureSink of(
            SinkAddress address,
            List<String> headers,
            Map<String, String> environment,
            Encryption encryption,
            WebSender sender,
            Clock clock) {
        for (String header : headers) {
            checkHeader(header, address);
        }
        Optional<SigV4> signature = Optional.empty();
        String base = address.place();
        if (address.kind() == SinkAddress.Kind.S3) {
            AwsAccount account = AwsAccount.of(environment);
            signature = Optional.of(new SigV4(account, "s3"));
            base = account.base(address.place());
        }
        encryption.check(URI.create(base));
        return new PictureSink(address, signature, base, headers, sender, clock);
    }

    private static void checkHeader(String header, SinkAddress address) {
        String name = name(header);
        boolean isOurs = switch (name) {
            case "host", "content-length", "transfer-encoding", "connection", "expect", "upgrade", "if-none-match" ->
                true;
            case "authorization" ->
                address.kind() == SinkAddress.Kind.S3 || address.login().isPresent();
            default -> false;
        };
        if (isOurs) {
            throw new IllegalArgumentException("--sink-header " + name + ": is vncshot's own to send; leave it out");
        }
        for (int i = 0; i < header.length(); i++) {
            if (header.charAt(i) > '~') {
                throw new IllegalArgumentException("--sink-header " + name + ": must be ASCII");
            }
        }
    }

    private static String name(String header) {
        return header.substring(0, header.indexOf(':')).toLowerCase(Locale.ROOT);
    }

    /** Puts a picture. */
    public void put(String key, byte[] png, Existing existing, Duration timeout) throws WebException {
        URI uri = URI.create(base + "/" + PercentEncoding.ofPath(key));
        SortedMap<String, String> own = own(uri, existing);
        HttpRequest.Builder request = HttpRequest.newBuilder().PUT(BodyPublishers.ofByteArray(png));
        try {
            check(sender.send(with(own, "PUT", uri, png, request), uri, timeout), uri);
        } catch (WebException e) {
            if (e.reason() == Reason.CONNECTION_LOST && signature.isPresent()) {
                checkAccount(uri, timeout);
            }
            throw e;
        }
    }

    /**
     * A store may refuse before it has read a picture, and hang up: then its answer is lost, and it is to be asked for
     * something smaller. That there is no such picture is no refusal.
     */
    private void checkAccount(URI uri, Duration timeout) throws WebException {
        SortedMap<String, String> own = own(uri, Existing.REPLACED);
        HttpRequest.Builder request = HttpRequest.newBuilder().GET();
        Answer answer = sender.send(with(own, "GET", uri, new byte[0], request), uri, timeout);
        if (!code(answer.body()).equals(" NoSuchKey")) {
            check(answer, uri);
        }
    }

    private HttpRequest.Builder with(
            SortedMap<String, String> own, String method, URI uri, byte[] body, HttpRequest.Builder request) {
        if (signature.isPresent()) {
            sign(own, method, uri, body, signature.get());
        }
        own.remove("host");
        for (Map.Entry<String, String> header : own.entrySet()) {
            request.setHeader(header.getKey(), header.getValue());
        }
        return request;
    }

    private SortedMap<String, String> own(URI uri, Existing existing) {
        SortedMap<String, String> own = new TreeMap<>();
        own.put("content-type", "image/png");
        own.put("user-agent", "vncshot");
        for (String header : headers) {
            own.put(name(header), header.substring(header.indexOf(':') + 1).strip());
        }
        own.put("host", WebSender.host(uri));
        if (existing == Existing.KEPT) {
            own.put("if-none-match", "*");
        }
        if (address.login().isPresent()) {
            byte[] login = address.login().get().getBytes(StandardCharsets.UTF_8);
            own.put("authorization", "Basic " + Base64.getEncoder().encodeToString(login));
        }
        return own;
    }

    private void sign(SortedMap<String, String> own, String method, URI uri, byte[] body, SigV4 signer) {
        String hash = SigV4.hash(body);
        own.put("x-amz-content-sha256", hash);
        own.put("x-amz-date", SigV4.stamp(clock.instant()));
        Optional<String> token = signer.account().sessionToken();
        if (token.isPresent()) {
            own.put("x-amz-security-token", token.get());
        }
        SigV4.Request request = new SigV4.Request(method, uri.getRawPath(), "", own, hash);
        own.put("authorization", signer.authorization(request, clock.instant()));
    }

    private void check(Answer answer, URI uri) throws WebException {
        int status = answer.status();
        if (answer.isSuccess()) {
            return;
        }
        String said = WebSender.host(uri) + " answered " + status + code(answer.body());
        switch (status) {
            case 412 -> throw new WebException(Reason.EXISTS, said);
            case 401, 403 -> throw new WebException(Reason.AUTHENTICATION, said + hint(answer));
            case 408, 429, 500, 502, 503, 504, 507, 509 -> throw new WebException(Reason.UNAVAILABLE, said);
            default -> throw new WebException(Reason.REFUSED, said + hint(answer));
        }
    }

    /** A store's own word for what is wrong; its sentences may quote what was signed. */
    private static String code(String body) {
        int start = body.indexOf(S3_ERROR);
        int end = body.indexOf('<', start + S3_ERROR.length());
        if (start < 0 || end < 0 || end - start > MAX_ERROR) {
            return "";
        }
        String code = body.substring(start + S3_ERROR.length(), end);
        for (int i = 0; i < code.length(); i++) {
            if (!Character.isLetterOrDigit(code.charAt(i))) {
                return "";
            }
        }
        return " " + code;
    }

    private String hint(Answer answer) {
        Optional<String> region = answer.headers().firstValue("x-amz-bucket-region");
        if (answer.status() / 100 == 3) {
            String hint = region.isPresent() && signature.isPresent()
                    ? "is the bucket in another region than "
                            + signature.get().account().region() + "? Set AWS_REGION"
                    : "pictures are not sent on to elsewhere; write the address that it leads to";
            return ": " + hint;
        }
        return switch (answer.status()) {
            case 401, 403 ->
                signature.isPresent()
                        ? "; check AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and what they may do, and this clock"
                        : "; check the login, or --sink-header";
            case 404, 409 -> "; is there such a bucket or folder?";
            case 405, 501 -> "; does it take PUT, with If-None-Match?";
            default -> "";
        };
    }
}
