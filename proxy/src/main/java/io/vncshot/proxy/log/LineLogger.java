package io.vncshot.proxy.log;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/** Makes a line of each message; a stack trace follows on lines of its own. */
final class LineLogger extends LegacyAbstractLogger {
    private static final long serialVersionUID = 1L;

    private final transient LogFactory factory;

    LineLogger(String name, LogFactory factory) {
        this.name = name;
        this.factory = factory;
    }

    @Override
    protected @Nullable String getFullyQualifiedCallerName() {
        return null;
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level,
            @Nullable Marker marker,
            String message,
            Object @Nullable [] arguments,
            @Nullable Throwable cause) {
        String line = arguments == null ? message : MessageFormatter.basicArrayFormat(message, arguments);
        factory.write(level, cause == null ? line : line + System.lineSeparator() + trace(cause));
    }

    private static String trace(Throwable cause) {
        StringWriter text = new StringWriter();
        cause.printStackTrace(new PrintWriter(text));
        return text.toString().stripTrailing();
    }

    @Override
    public boolean isTraceEnabled() {
        return factory.isEnabled(name, Level.TRACE);
    }

    @Override
    public boolean isDebugEnabled() {
        return factory.isEnabled(name, Level.DEBUG);
    }

    @Override
    public boolean isInfoEnabled() {
        return factory.isEnabled(name, Level.INFO);
    }

    @Override
    public boolean isWarnEnabled() {
        return factory.isEnabled(name, Level.WARN);
    }

    @Override
    public boolean isErrorEnabled() {
        return factory.isEnabled(name, Level.ERROR);
    }
}
