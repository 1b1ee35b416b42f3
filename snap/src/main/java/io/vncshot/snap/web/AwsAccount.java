package io.vncshot.snap.web;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * Who signs, and where the store is: what the variables of AWS's own tools say.
 *
 * @param sessionToken of keys that last for a while
 * @param endpoint of a store other than AWS's
 */
public record AwsAccount(
        String accessKey, String secretKey, Optional<String> sessionToken, String region, Optional<URI> endpoint) {
    private static final String ANY_REGION = "us-east-1";

    /**
     * Reads the variables.
     *
     * @throws IllegalArgumentException for one that is missing or wrong; the message names it, not its value
     */
    public static AwsAccount of(Map<String, String> environment) {
        Optional<URI> endpoint = endpoint(environment);
        String region = first(environment, "AWS_REGION", "AWS_DEFAULT_REGION");
        if (region.isEmpty() && endpoint.isEmpty()) {
            throw new IllegalArgumentException(
                    "AWS_REGION is not set; set it to the bucket's region, or AWS_ENDPOINT_URL to a store's address");
        }
        String token = environment.getOrDefault("AWS_SESSION_TOKEN", "");
        return new AwsAccount(
                needed(environment, "AWS_ACCESS_KEY_ID"),
                needed(environment, "AWS_SECRET_ACCESS_KEY"),
                token.isEmpty() ? Optional.empty() : Optional.of(visible("AWS_SESSION_TOKEN", token)),
                region.isEmpty() ? ANY_REGION : checkedRegion(region),
                endpoint);
    }

    private static String first(Map<String, String> environment, String name, String other) {
        String value = environment.getOrDefault(name, "");
        return value.isEmpty() ? environment.getOrDefault(other, "") : value;
    }

    private static String needed(Map<String, String> environment, String name) {
        String value = environment.getOrDefault(name, "");
        if (value.isEmpty()) {
            throw new IllegalArgumentException(name + " is not set; a bucket needs a key and its secret");
        }
        return visible(name, value);
    }

    /** What goes into a header; the line feed at the end of a file that a variable was set from is a usual mistake. */
    private static String visible(String name, String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) <= ' ' || value.charAt(i) >= 0x7F) {
                throw new IllegalArgumentException(name + " has a character that keys do not have, at " + (i + 1)
                        + " of " + value.length() + "; is there a space or a line feed too many?");
            }
        }
        return value;
    }

    private static String checkedRegion(String region) {
        for (int i = 0; i < region.length(); i++) {
            char c = region.charAt(i);
            if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-')) {
                throw new IllegalArgumentException(
                        "AWS_REGION is no region: small letters, digits and hyphens, as in eu-central-1");
            }
        }
        return region;
    }

    private static Optional<URI> endpoint(Map<String, String> environment) {
        String text = first(environment, "AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String bare = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        if (!SinkAddress.isOne(bare) || bare.startsWith("s3:")) {
            throw new IllegalArgumentException("AWS_ENDPOINT_URL must begin with https:// or http://");
        }
        try {
            return Optional.of(SinkAddress.checkOrigin(bare));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("AWS_ENDPOINT_URL " + e.getMessage(), e);
        }
    }

    /**
     * What an object's key follows, after a slash: in the host's name where AWS's certificates allow it, in the path where
     * there is an endpoint.
     */
    String base(String bucket) {
        if (endpoint.isPresent()) {
            return endpoint.get() + "/" + bucket;
        }
        String host = "s3." + region + ".amazonaws.com" + (region.startsWith("cn-") ? ".cn" : "");
        return bucket.indexOf('.') < 0 ? "https://" + bucket + "." + host : "https://" + host + "/" + bucket;
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "AWS account in " + region;
    }
}
