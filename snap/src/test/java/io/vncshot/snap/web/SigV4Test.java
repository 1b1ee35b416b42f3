package io.vncshot.snap.web;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The signatures that AWS has published: those of its test suite, and those of the examples of S3. */
class SigV4Test {
    private static final Instant SUITE_TIME = Instant.parse("2015-08-30T12:36:00Z");
    private static final Instant S3_TIME = Instant.parse("2013-05-24T00:00:00Z");
    private static final String EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    @ParameterizedTest
    @CsvSource({
        "GET,/,'',5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
        "POST,/,'',5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b",
        "GET,/%E1%88%B4,'',8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85",
        "GET,/-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz,'',"
                + "07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f",
        "GET,/,Param1=value1&Param2=value2,b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500"
    })
    void signaturesAreThoseOfTheTestSuite(String method, String path, String query, String signature) {
        SortedMap<String, String> headers = new TreeMap<>(Map.of("host", "example.amazonaws.com"));
        headers.put("x-amz-date", "20150830T123600Z");
        SigV4 signer = new SigV4(account("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "AKIDEXAMPLE"), "service");

        String header = signer.authorization(new SigV4.Request(method, path, query, headers, EMPTY), SUITE_TIME);

        assertThat(header)
                .isEqualTo("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request,"
                        + " SignedHeaders=host;x-amz-date, Signature=" + signature);
    }

    @Test
    void runsOfSpacesInAHeaderAreSignedAsOne() {
        SortedMap<String, String> headers = new TreeMap<>(Map.of("host", "example.amazonaws.com"));
        headers.put("my-header1", "value1");
        headers.put("my-header2", "\"a   b   c\"");
        headers.put("x-amz-date", "20150830T123600Z");
        SigV4 signer = new SigV4(account("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "AKIDEXAMPLE"), "service");
        assertThat(signer.authorization(new SigV4.Request("GET", "/", "", headers, EMPTY), SUITE_TIME))
                .endsWith("Signature=acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736");
    }

    @Test
    void signatureOfAnObjectIsThatOfTheExample() {
        SortedMap<String, String> headers = new TreeMap<>(Map.of("host", "examplebucket.s3.amazonaws.com"));
        headers.put("date", "Fri, 24 May 2013 00:00:00 GMT");
        headers.put("x-amz-date", "20130524T000000Z");
        headers.put("x-amz-storage-class", "REDUCED_REDUNDANCY");
        String hash = SigV4.hash("Welcome to Amazon S3.".getBytes(UTF_8));
        headers.put("x-amz-content-sha256", hash);
        SigV4 signer = new SigV4(account("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "AKIAIOSFODNN7EXAMPLE"), "s3");
        SigV4.Request request = new SigV4.Request("PUT", "/test%24file.text", "", headers, hash);
        assertThat(signer.authorization(request, S3_TIME))
                .isEqualTo("AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
                        + " SignedHeaders=date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class,"
                        + " Signature=98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd");
    }

    @Test
    void stampHasNoFractionOfASecond() {
        assertThat(SigV4.stamp(Instant.parse("2026-11-23T04:05:06.789Z"))).isEqualTo("20261123T040506Z");
    }

    private static AwsAccount account(String secret, String key) {
        return new AwsAccount(key, secret, Optional.empty(), "us-east-1", Optional.empty());
    }
}
