package io.vncshot.visual;

import io.vncshot.imaging.Picture;
import io.vncshot.imaging.PictureMask;
import io.vncshot.imaging.PngReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The accepted pictures, and what stands beside them: {@code NAME.json} and {@code NAME.mask.png}, where NAME is the name of
 * the check or the baseline's own.
 *
 * @param name of the folder, as the user wrote it
 * @param folder need not exist
 */
public record Baselines(String name, Path folder, NameTemplate template) {
    private static final String PICTURE = ".png";
    private static final String SIDECAR = ".json";
    private static final String MASK = ".mask.png";

    /** The name of a baseline's file in the folder. */
    String fileName(String check, Size size) {
        return template.fileName(check, size);
    }

    /** A baseline's file in messages. */
    String shown(String fileName) {
        return name.endsWith("/") ? name + fileName : name + "/" + fileName;
    }

    /** Empty if there is none. */
    Optional<Picture> read(String fileName) throws CheckException {
        return picture(fileName, "; restore it, or remove it and approve another");
    }

    private Optional<Picture> picture(String fileName, String help) throws CheckException {
        try {
            return Optional.of(PngReader.readExactly(Files.readAllBytes(folder.resolve(fileName))));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new CheckException(shown(fileName) + ": " + reason(e) + help, e);
        }
    }

    /** What stands beside a baseline, of its own before that of the check. */
    Sidecar sidecar(String check, String fileName) throws CheckException {
        String own = stem(fileName) + SIDECAR;
        String shared = besides(check, fileName) + SIDECAR;
        Optional<Sidecar> sidecar = sidecar(own);
        if (sidecar.isEmpty() && !own.equals(shared)) {
            sidecar = sidecar(shared);
        }
        return sidecar.orElse(Sidecar.NONE);
    }

    private Optional<Sidecar> sidecar(String fileName) throws CheckException {
        try {
            return Optional.of(Sidecar.parse(Files.readString(folder.resolve(fileName), StandardCharsets.UTF_8)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new CheckException(shown(fileName) + ": " + reason(e), e);
        }
    }

    /** The mask with the mask picture beside the baseline, if there is one. */
    PictureMask withMaskPicture(PictureMask mask, String check, String fileName) throws CheckException {
        String own = stem(fileName) + MASK;
        String shared = besides(check, fileName) + MASK;
        Optional<Picture> picture = picture(own, "");
        String found = own;
        if (picture.isEmpty()) {
            picture = picture(shared, "");
            found = shared;
        }
        try {
            return picture.isEmpty() ? mask : mask.and(picture.get());
        } catch (IllegalArgumentException e) {
            throw new CheckException(shown(found) + ": " + e.getMessage(), e);
        }
    }

    /** The file of areas that belongs to a check of any size. */
    public Path sidecarFile(String check) {
        return folder.resolve(besides(check, template.fileName(check, Size.NONE)) + SIDECAR);
    }

    private static String stem(String fileName) {
        return fileName.substring(0, fileName.length() - PICTURE.length());
    }

    private static String besides(String check, String fileName) {
        return fileName.substring(0, fileName.lastIndexOf('/') + 1) + check;
    }

    static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        return e instanceof NoSuchFileException ? "no such file" : String.valueOf(e.getMessage());
    }
}
