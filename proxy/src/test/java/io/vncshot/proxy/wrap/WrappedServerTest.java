package io.vncshot.proxy.wrap;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.concurrent.Future;
import io.vncshot.proxy.address.Target;
import io.vncshot.proxy.http.HttpException;
import io.vncshot.proxy.http.HttpStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
final class WrappedServerTest {
    @TempDir
    Path folder;

    @Test
    void aClientOfAServerThatNeverListensHasAnAnswerWithin10Seconds() {
        WrappedServer server = WrappedServer.of(new WrapSettings(
                List.of("never"),
                5901,
                WrapMode.EXIT,
                RebindMethod.AUTO,
                WrapSettings.Output.INHERITED,
                new NativeTools(folder.resolve("rebind.so"), folder.resolve("rebind-run")),
                Map.of("XDG_RUNTIME_DIR", folder.toString())));
        EmbeddedChannel client = new EmbeddedChannel();
        client.freezeTime();
        Future<Target> target = server.find(client.eventLoop());
        client.advanceTimeBy(8999, TimeUnit.MILLISECONDS);
        client.runScheduledPendingTasks();
        assertThat(target.isDone()).isFalse();
        client.advanceTimeBy(1, TimeUnit.MILLISECONDS);
        client.runScheduledPendingTasks();
        assertThat(target.cause())
                .isInstanceOfSatisfying(
                        HttpException.class, e -> assertThat(e.status()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE));
        server.close();
    }
}
