package io.vncshot.interop;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;

/** A Chromium without a window, by way of {@code browse.mjs}. */
final class Browser implements AutoCloseable {
    private static final String CHROMIUM = "chromium";
    private static final int END_SECONDS = 10;

    private final Process process;
    private final BufferedWriter commands;
    private final BufferedReader answers;

    private Browser(Process process) {
        this.process = process;
        this.commands = process.outputWriter(StandardCharsets.US_ASCII);
        this.answers = process.inputReader(StandardCharsets.US_ASCII);
    }

    /** Starts one with an empty folder for its profile. */
    static Browser start(Path folder) {
        Requirements.require(List.of(CHROMIUM));
        Path script = NodeFolder.script("browse.mjs");
        try {
            String program = Command.of("sh", "-c", "command -v " + CHROMIUM)
                    .runSuccessfully()
                    .output()
                    .strip();
            List<String> words = List.of("node", script.toString(), program, folder.toString());
            return new Browser(
                    new ProcessBuilder(words).redirectError(Redirect.INHERIT).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void open(String address) {
        command("open", address);
    }

    void resize(int width, int height) {
        command("size", "" + width, "" + height);
    }

    /** Has the user prefer {@code dark} or {@code light}. */
    void preferScheme(String scheme) {
        command("scheme", scheme);
    }

    /** Has the user prefer motion to {@code reduce}, or say {@code no-preference}. */
    void preferMotion(String motion) {
        command("motion", motion);
    }

    /** Shows the page as on {@code screen} or in {@code print}. */
    void showAs(String media) {
        command("media", media);
    }

    /** Waits for a JavaScript expression to be true. */
    void until(String expression) {
        command("until", expression);
    }

    /** The value of a JavaScript expression, as a string. */
    String evaluate(String expression) {
        return command("evaluate", expression);
    }

    /** What an element shows, once it is there: pages make some of theirs when these come into sight. */
    String text(String selector) {
        String element = "document.querySelector('" + selector + "')";
        until(element + " !== null");
        return evaluate(element + ".textContent");
    }

    void click(String selector) {
        command("click", selector);
    }

    /** Clicks on a place of an element. */
    void click(String selector, int x, int y) {
        command("clickAt", selector, "" + x, "" + y);
    }

    /** Presses the mouse at a place of an element, and lets go at another. */
    void drag(String selector, int fromX, int fromY, int toX, int toY) {
        command("drag", selector, "" + fromX, "" + fromY, "" + toX, "" + toY);
    }

    void fill(String selector, String text) {
        command("fill", selector, text);
    }

    void press(String key) {
        command("press", key);
    }

    void type(String text) {
        command("type", text);
    }

    /** Clicks on what starts a download; the result is the name that the page gives the file. */
    String download(String selector, Path file) {
        return command("download", selector, file.toString());
    }

    /** The errors that the page's scripts have caused so far. */
    String problems() {
        return command("problems");
    }

    /** Starts anew with {@link #problems}, after those that a test has made. */
    void forgetProblems() {
        command("forget");
    }

    /** What the page has asked for since it was opened, a line each. */
    String requests() {
        return command("requests");
    }

    /** What the window shows; a file is written to get it. */
    Picture shoot(Path file) {
        command("shoot", file.toString());
        return Picture.read(file);
    }

    /** The pixels of the first canvas. */
    Picture canvas() {
        String data = evaluate("document.querySelector('canvas').toDataURL()");
        byte[] png = Base64.getDecoder().decode(data.substring(data.indexOf(',') + 1));
        try {
            var image = ImageIO.read(new ByteArrayInputStream(png));
            int width = image.getWidth();
            int height = image.getHeight();
            return new Picture(width, height, image.getRGB(0, 0, width, height, null, 0, width));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String command(String... words) {
        try {
            for (int i = 0; i < words.length; i++) {
                String encoded = URLEncoder.encode(words[i], StandardCharsets.UTF_8);
                commands.write(i == 0 ? encoded : " " + encoded.replace("+", "%20"));
            }
            commands.write('\n');
            commands.flush();
            String line = answers.readLine();
            if (line == null) {
                throw new IllegalStateException(words[0] + ": the browser has ended");
            }
            String answer = URLDecoder.decode(line.substring(line.indexOf(' ') + 1), StandardCharsets.UTF_8);
            if (!line.startsWith("ok ")) {
                throw new IllegalStateException(words[0] + ": " + answer);
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            commands.close();
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
