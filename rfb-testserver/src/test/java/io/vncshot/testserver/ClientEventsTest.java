package io.vncshot.testserver;

import java.time.Duration;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ClientEventsTest {
    private final ClientEvents events = new ClientEvents(3);

    @Test
    void awaitReturnsTheFirstThatTheConditionAccepts() {
        events.add(new ClientEvent.Key('a', true));
        events.add(new ClientEvent.Key('a', false));

        assertThat(events.await(ClientEvent.Key.class, key -> !key.down())).isEqualTo(new ClientEvent.Key('a', false));
    }

    @Test
    void awaitGetsWhatComesLater() {
        Thread later = new Thread(() -> events.add(new ClientEvent.CutText("later")));
        later.start();

        assertThat(events.await(ClientEvent.CutText.class).text()).isEqualTo("later");
    }

    @Test
    void awaitEndsWithThePatience() {
        events.add(new ClientEvent.Connected());

        assertThatThrownBy(() -> events.await(ClientEvent.Key.class, key -> true, 2, Duration.ofMillis(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("0 of 2 Key events after PT0.001S; the client sent [Connected[]]");
    }

    @Test
    void oldestEventsGoFirst() {
        for (int i = 0; i < 4; i++) {
            events.add(new ClientEvent.SecurityChosen(i));
        }

        assertThat(events.all())
                .containsExactly(
                        new ClientEvent.SecurityChosen(1),
                        new ClientEvent.SecurityChosen(2),
                        new ClientEvent.SecurityChosen(3));
    }
}
