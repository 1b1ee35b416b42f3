package io.vncshot.snap;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ShardTest {
    @Test
    void shardsTogetherAreTheWholeList() {
        List<Integer> all = List.of(1, 2, 3, 4, 5, 6, 7);
        List<Integer> together = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            together.addAll(Shard.parse(i + "/3").of(all));
        }
        assertThat(together).containsExactlyInAnyOrderElementsOf(all);
        assertThat(Shard.parse("1/3").of(all)).containsExactly(2, 5);
        assertThat(Shard.ALL.of(all)).isEqualTo(all);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "3/3", "-1/3", "0/0", "a/b", "1/2/3"})
    void otherTextIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Shard.parse(text));
    }
}
