package io.vncshot.junit;

import io.vncshot.rfb.RfbSession;

/** Where assertions about screens start; for a static import. */
public final class ScreenAssertions {
    private ScreenAssertions() {}

    /**
     * Starts an assertion about a session's screen. The class that calls is the one that the baselines belong to; of a
     * nested class, the outermost.
     */
    public static ScreenAssert assertThat(RfbSession screen) {
        Class<?> test = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                .getCallerClass();
        while (test.getEnclosingClass() != null) {
            test = test.getEnclosingClass();
        }
        return new ScreenAssert(screen, test, TestSettings.ofProcess());
    }
}
