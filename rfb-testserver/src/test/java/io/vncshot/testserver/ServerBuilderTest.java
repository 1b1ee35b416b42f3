package io.vncshot.testserver;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ServerBuilderTest {
    private final ServerBuilder builder = RfbTestServer.builder();

    @Test
    void versionHasSevenCharacters() {
        assertThatThrownBy(() -> builder.version("3.8"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("version \"3.8\": must be like 003.008");
    }

    @Test
    void sliceHasAtLeastOneRow() {
        assertThatThrownBy(() -> builder.sliceHeight(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("slices of 0 rows: must be at least 1");
    }

    @Test
    void pictureHasToFitItsSize() {
        assertThatThrownBy(() -> builder.picture(new int[5], 2, 2)).isInstanceOf(IllegalArgumentException.class);
    }
}
