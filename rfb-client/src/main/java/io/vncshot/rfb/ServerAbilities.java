package io.vncshot.rfb;

import io.vncshot.rfb.message.ScreenLayout;
import org.jspecify.annotations.Nullable;

/** What a server has said it can do beside sending pictures, as of the last message read. */
final class ServerAbilities {
    static final int UNANSWERED = -1;

    boolean extendedKeys;

    @Nullable
    ScreenLayout screen;
    /** Of the last SetDesktopSize. */
    int resizeStatus = UNANSWERED;
}
