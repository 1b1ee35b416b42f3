package io.vncshot.snap.web;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AwsAccountTest {
    private final Map<String, String> environment = new HashMap<>(
            Map.of("AWS_ACCESS_KEY_ID", "KEY", "AWS_SECRET_ACCESS_KEY", "very+s3kr3t", "AWS_REGION", "eu-central-1"));

    @ParameterizedTest
    @CsvSource({
        "eu-central-1,shots,https://shots.s3.eu-central-1.amazonaws.com",
        "eu-central-1,shots.example,https://s3.eu-central-1.amazonaws.com/shots.example",
        "cn-north-1,shots,https://shots.s3.cn-north-1.amazonaws.com.cn"
    })
    void bucketIsInTheHostsNameWhereItsCertificateHasIt(String region, String bucket, String base) {
        environment.put("AWS_REGION", region);
        assertThat(AwsAccount.of(environment).base(bucket)).isEqualTo(base);
    }

    @Test
    void bucketIsInThePathOfAnEndpoint() {
        environment.put("AWS_ENDPOINT_URL", "https://other.example");
        environment.put("AWS_ENDPOINT_URL_S3", "https://store.example:9000/");
        assertThat(AwsAccount.of(environment).base("shots")).isEqualTo("https://store.example:9000/shots");
    }

    @Test
    void endpointNeedsNoRegion() {
        environment.remove("AWS_REGION");
        environment.put("AWS_ENDPOINT_URL", "https://store.example");
        assertThat(AwsAccount.of(environment).region()).isEqualTo("us-east-1");
        environment.put("AWS_DEFAULT_REGION", "home");
        assertThat(AwsAccount.of(environment).region()).isEqualTo("home");
    }

    @ParameterizedTest
    @CsvSource({
        "AWS_ACCESS_KEY_ID,'',is not set",
        "AWS_SECRET_ACCESS_KEY,'',is not set",
        "AWS_REGION,'',is not set",
        "AWS_REGION,evil.example/,is no region",
        "AWS_SECRET_ACCESS_KEY,'sec ret',at 4 of 7",
        "AWS_SESSION_TOKEN,'tok\u00e9n',at 4 of 5",
        "AWS_ENDPOINT_URL,ftp://store,must begin with https://",
        "AWS_ENDPOINT_URL,https://user:pw@store,must name a host"
    })
    void whatIsMissingOrWrongIsNamedWithoutItsValue(String name, String value, String rule) {
        environment.put(name, value);
        assertThatThrownBy(() -> AwsAccount.of(environment))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(name)
                .hasMessageContaining(rule)
                .hasMessageNotContaining("s3kr3t")
                .hasMessageNotContaining("pw@");
    }

    @Test
    void textHasNoSecret() {
        environment.put("AWS_SESSION_TOKEN", "token");
        assertThat(AwsAccount.of(environment).toString()).doesNotContain("s3kr3t", "token", "KEY");
    }
}
