package io.vncshot.rfb;

import io.vncshot.rfb.fixture.FakeServer;
import io.vncshot.rfb.fixture.Messages;
import io.vncshot.rfb.fixture.PictureServer;
import io.vncshot.rfb.protocol.RfbException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What {@link RfbSession#refreshChanges} asks for. */
class SessionChangesTest {
    private final PictureServer picture = new PictureServer(1);
    private final FakeServer server = new FakeServer(picture);

    @Test
    void theFirstChangesAreTheWholeScreen() throws RfbException {
        try (RfbSession session = Sessions.begin(server, 4, 3)) {
            session.refreshChanges(server.clock().seconds(30));
            assertThat(session.pixels()).hasSize(12).containsOnly(0xFF000001);
            picture.answer(Messages.update(Messages.raw(1, 1, 1, 1, 7)));
            session.refreshChanges(server.clock().seconds(30));
            assertThat(session.pixels()[5]).isEqualTo(0xFF000007);
            assertThat(server.received())
                    .startsWith(Sessions.ENCODINGS, "full 0,0 4x3", "changes 0,0 4x3", "full 0,0 1x1");
        }
    }

    @Test
    void changesAreAskedForUntilNoneCome() throws RfbException {
        try (RfbSession session = Sessions.begin(server, 4, 3)) {
            session.refresh(server.clock().seconds(30));
            picture.answer(Messages.update(Messages.raw(1, 1, 1, 1, 7)))
                    .answer(Messages.update(Messages.raw(0, 0, 1, 1, 1)))
                    .answer(Messages.update(Messages.raw(2, 1, 1, 1, 8)))
                    .answer(Messages.update(Messages.raw(0, 0, 1, 1, 1)));
            session.refreshChanges(server.clock().seconds(30));
            assertThat(session.pixels()[5]).isEqualTo(0xFF000007);
            assertThat(session.pixels()[6]).isEqualTo(0xFF000008);
        }
    }

    /** QEMU sends a tile of 16 pixels for one. */
    @Test
    void theSurroundingsOfTheOnePixelAreNoChange() throws RfbException {
        try (RfbSession session = Sessions.begin(server, 100, 3)) {
            session.refresh(server.clock().seconds(30));
            for (int i = 0; i < 20; i++) {
                picture.answer(new byte[0]).answer(Messages.update(Messages.filled(0, 0, 16, 1, 5)));
            }
            session.refreshChanges(server.clock().seconds(30));
            assertThat(server.received()).filteredOn("full 0,0 1x1"::equals).hasSize(1);
        }
    }

    @Test
    void changesThatNeverEndAreLeftWhenAScreenfulHasCome() throws RfbException {
        try (RfbSession session = Sessions.begin(server, 100, 3)) {
            session.refresh(server.clock().seconds(30));
            for (int i = 0; i < 20; i++) {
                picture.answer(Messages.update(Messages.filled(0, 0, 100, 2, i)))
                        .answer(Messages.update(Messages.raw(0, 0, 1, 1, i)));
            }
            session.refreshChanges(server.clock().seconds(30));
            assertThat(server.received()).filteredOn("full 0,0 1x1"::equals).hasSize(2);
        }
    }
}
