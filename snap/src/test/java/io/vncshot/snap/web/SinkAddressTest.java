package io.vncshot.snap.web;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SinkAddressTest {
    @Test
    void bucketAndKeyAreTakenApart() {
        SinkAddress.Place place = SinkAddress.parse("S3://my.shots/kiosk/%Y/a b.png");
        assertThat(place.address()).isEqualTo(new SinkAddress(SinkAddress.Kind.S3, "my.shots", Optional.empty()));
        assertThat(place.key()).isEqualTo("kiosk/%Y/a b.png");
        assertThat(place.toString()).isEqualTo("s3://my.shots/kiosk/%Y/a b.png");
    }

    @Test
    void loginIsKeptOutOfWhatIsShown() {
        String text = "https://joe:p@ss%1@host:8443/a@b.png";
        SinkAddress.Place place = SinkAddress.parse(text);
        assertThat(place.address().login()).contains("joe:p@ss%1");
        assertThat(place.toString()).isEqualTo("https://host:8443/a@b.png");
        assertThat(SinkAddress.withoutLogin(text)).isEqualTo("https://host:8443/a@b.png");
        assertThat(SinkAddress.withoutLogin("shots/a@b.png")).isEqualTo("shots/a@b.png");
        assertThat(SinkAddress.withoutLogin("https://joe:pw@host")).isEqualTo("https://host");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3://shots",
                "s3://shots/",
                "s3://sh/a.png",
                "s3://Shots/a.png",
                "s3://.shots/a.png",
                "s3://a..b/a.png",
                "s3://user:secret@shots/a.png",
                "https:///a.png",
                "https://host//a.png",
                "https://host/a/",
                "https://host/../a.png",
                "https://host/a?sig=secret.png",
                "https://host/a#b.png",
                "https://ho st/a.png",
                "https://host:99999/a.png",
                "https://host/a\u0007.png",
                "https://joe:secret@/a.png"
            })
    void whatIsNoAddressIsRefusedWithoutShowingIt(String text) {
        assertThatThrownBy(() -> SinkAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        text.startsWith("s3://") && text.contains("/a.png") ? "the bucket must" : "must")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @CsvSource({"https://shots.example,true", "HTTP://h/a,true", "s3://b/k,true", "shots/a.png,false", "s3:/b/k,false"})
    void addressesAreToldFromFiles(String text, boolean isOne) {
        assertThat(SinkAddress.isOne(text)).isEqualTo(isOne);
    }

    @ParameterizedTest
    @CsvSource({
        "https://far.example,true",
        "http://127.0.0.1:9000,true",
        "http://localhost,true",
        "http://[::1]:80,true",
        "http://far.example,false",
        "http://127.evil.example,false",
        "http://10.0.0.1,false"
    })
    void onlyThisMachineIsSentToWithoutEncryption(String origin, boolean allowed) {
        URI uri = URI.create(origin);
        Encryption.OPTIONAL.check(uri);
        if (allowed) {
            Encryption.NEEDED.check(uri);
        } else {
            assertThatThrownBy(() -> Encryption.NEEDED.check(uri)).hasMessageContaining("--sink-http");
        }
    }

    @Test
    void keysAreEncodedAsSignaturesWantIt() {
        assertThat(PercentEncoding.ofPath("a b+c/ü*(~).png")).isEqualTo("a%20b%2Bc/%C3%BC%2A%28~%29.png");
    }
}
