package io.vncshot.visual;

import io.vncshot.imaging.PngReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Accepts what checks saw: copies their actual pictures over the baselines. */
public final class Approval {
    private final Baselines baselines;
    private final String name;
    private final Path folder;

    /**
     * @param name of the results folder, as the user wrote it
     * @param folder of the results, also one that was downloaded
     */
    public Approval(Baselines baselines, String name, Path folder) {
        this.baselines = baselines;
        this.name = name;
        this.folder = folder;
    }

    /**
     * A baseline that is to be written.
     *
     * @param shown its path in messages
     */
    public record Approved(String check, String shown, Path file, byte[] png) {}

    /**
     * The baselines to write: of checks that differ or have no baseline. All is read and checked before anything is
     * written.
     *
     * @param filter which checks, {@code *} and {@code ?} standing for any characters
     * @throws CheckException when there is nothing to approve, or a file is missing, damaged or outside of its folder
     */
    public List<Approved> plan(String filter) throws CheckException {
        Results results = ResultsFolder.read(name, folder);
        List<Approved> approved = new ArrayList<>();
        for (CheckResult check : results.checks()) {
            if (isOpen(check) && Wildcard.matches(filter, check.name())) {
                approved.add(read(check));
            }
        }
        if (approved.isEmpty()) {
            String matching = filter.equals("*") ? "" : " that matches " + filter;
            throw new CheckException(name + ": nothing to approve: none of its "
                    + results.checks().size() + " checks" + matching + " differs or lacks its baseline");
        }
        return approved;
    }

    /** Writes a planned baseline. */
    public static void write(Approved approved) throws IOException {
        WholeFile.write(approved.file, approved.png);
    }

    private static boolean isOpen(CheckResult check) {
        return switch (check.status()) {
            case DIFFERS, SIZE_DIFFERS, BASELINE_MISSING -> true;
            case PASSED, CREATED, UPDATED, NEVER_STABLE, ERROR -> false;
        };
    }

    private Approved read(CheckResult check) throws CheckException {
        String file = check.files().actual();
        String shown = name + "/" + file;
        if (file.isEmpty() || check.baseline().isEmpty() || !check.baseline().endsWith(".png")) {
            throw new CheckException(
                    name + ": check " + check.name() + " names no actual picture, or a baseline that is no .png");
        }
        try {
            Path real = folder.resolve(file).toRealPath();
            if (!real.startsWith(folder.toRealPath())) {
                throw new CheckException(shown + ": a link that leaves the folder");
            }
            byte[] png = Files.readAllBytes(real);
            PngReader.readExactly(png);
            return new Approved(
                    check.name(),
                    baselines.shown(check.baseline()),
                    baselines.folder().resolve(check.baseline()),
                    png);
        } catch (CheckException e) {
            throw e;
        } catch (IOException e) {
            throw new CheckException(shown + ": " + Baselines.reason(e), e);
        }
    }
}
