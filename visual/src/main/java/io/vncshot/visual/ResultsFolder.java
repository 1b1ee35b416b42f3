package io.vncshot.visual;

import io.vncshot.imaging.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The folder that checks leave their results in. Results of earlier runs stay in it, but for checks of the same names, so
 * that the commands of a script fill one folder. For one thread.
 */
public final class ResultsFolder {
    public static final String JUNIT_FILE = "junit.xml";
    public static final String REPORT_FILE = "report.html";

    private static final List<String> KINDS = List.of("-expected.png", "-actual.png", "-diff.png", "-previous.png");

    private final String name;
    private final Path folder;
    private Results results;

    private ResultsFolder(String name, Path folder, Results results) {
        this.name = name;
        this.folder = folder;
        this.results = results;
    }

    /**
     * Looks into a folder, which need not exist.
     *
     * @param name of the folder, as the user wrote it
     * @param empty what the results are when there are none
     * @throws CheckException when there are results that cannot be added to
     */
    public static ResultsFolder open(String name, Path folder, Results empty) throws CheckException {
        Path file = folder.resolve(ResultsFile.NAME);
        if (!Files.exists(file)) {
            return new ResultsFolder(name, folder, empty);
        }
        Results earlier = read(name, folder);
        return new ResultsFolder(
                name, folder, new Results(empty.program(), empty.comparator(), empty.baselines(), earlier.checks()));
    }

    /** One that forgets what is in the folder. */
    public static ResultsFolder fresh(String name, Path folder, Results empty) {
        return new ResultsFolder(name, folder, empty);
    }

    /**
     * Reads the results in a folder.
     *
     * @param name of the folder, as the user wrote it
     * @throws CheckException when there are none, or not such as can be read
     */
    public static Results read(String name, Path folder) throws CheckException {
        try {
            return ResultsFile.read(folder.resolve(ResultsFile.NAME));
        } catch (IOException e) {
            throw new CheckException(shown(name, ResultsFile.NAME) + ": " + Baselines.reason(e), e);
        }
    }

    public String name() {
        return name;
    }

    public Results results() {
        return results;
    }

    /** A file of the folder in messages. */
    String shown(String fileName) {
        return shown(name, fileName);
    }

    private static String shown(String folder, String fileName) {
        return folder.endsWith("/") ? folder + fileName : folder + "/" + fileName;
    }

    /** Adds a result. */
    public void put(CheckResult result) {
        results = results.with(result);
    }

    /** Writes {@code results.json}, {@code junit.xml} and {@code report.html}. */
    public void save() throws IOException {
        WholeFile.write(folder.resolve(ResultsFile.NAME), ResultsFile.text(results));
        WholeFile.write(folder.resolve(JUNIT_FILE), JunitXml.text(results, name));
        HtmlReport.write(List.of(new FoundResults(name, folder, results)), folder.resolve(REPORT_FILE));
    }

    void removePictures(String check) throws IOException {
        for (String kind : KINDS) {
            Files.deleteIfExists(folder.resolve(check + kind));
        }
    }

    ResultFiles writeActual(String check, Picture actual) throws IOException {
        return new ResultFiles("", write(check, 1, actual), "", "");
    }

    ResultFiles writeUnstable(String check, Picture previous, Picture actual) throws IOException {
        return new ResultFiles("", write(check, 1, actual), "", write(check, 3, previous));
    }

    ResultFiles write(String check, Picture expected, Picture actual, Picture diff) throws IOException {
        return new ResultFiles(write(check, 0, expected), write(check, 1, actual), write(check, 2, diff), "");
    }

    private String write(String check, int kind, Picture picture) throws IOException {
        String file = check + KINDS.get(kind);
        WholeFile.write(folder.resolve(file), picture);
        return file;
    }
}
