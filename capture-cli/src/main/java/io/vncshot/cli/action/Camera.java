package io.vncshot.cli.action;

import io.vncshot.cli.message.FileFailure;
import io.vncshot.cli.picture.CursorPainter;
import io.vncshot.cli.picture.PictureFile;
import io.vncshot.cli.picture.PictureNotes;
import io.vncshot.cli.picture.PictureOutput;
import io.vncshot.cli.time.TimeBudget;
import io.vncshot.imaging.Picture;
import io.vncshot.rfb.RfbSession;
import io.vncshot.rfb.pixel.Cursor;
import io.vncshot.rfb.protocol.Rectangle;
import io.vncshot.rfb.protocol.RfbException;
import java.io.IOException;
import java.util.Optional;

/** Takes pictures of a session's screen and has them written. */
final class Camera {
    /** What to fetch for a picture. */
    enum Refresh {
        EVERYTHING,
        CHANGES
    }

    /** What to do with the pointer, which the server leaves out. */
    enum PointerShape {
        LEFT_OUT,
        DRAWN
    }

    private final RfbSession session;
    private final TimeBudget time;
    private final Pointer pointer;
    private final Style style;

    /** How pictures are taken and where they go. */
    record Style(Refresh refresh, PointerShape pointerShape, PictureOutput output, PictureNotes notes) {}

    Camera(RfbSession session, TimeBudget time, Pointer pointer, Style style) {
        this.session = session;
        this.time = time;
        this.pointer = pointer;
        this.style = style;
    }

    /** That part of the screen. */
    Picture region(Rectangle region) throws RfbException, ActionException {
        Picture screen = screen();
        if (!region.fitsIn(screen.width(), screen.height())) {
            throw new ActionException(
                    "the region " + region + " leaves the screen of " + screen.width() + "x" + screen.height());
        }
        return screen.crop(region.x(), region.y(), region.width(), region.height());
    }

    /** The screen as it is now, a view of the session's pixels unless the pointer is drawn into it. */
    Picture screen() throws RfbException, ActionException {
        if (style.refresh == Refresh.CHANGES) {
            session.refreshChanges(time.deadline());
        } else {
            session.refresh(time.deadline());
        }
        if (session.width() == 0 || session.height() == 0) {
            throw new ActionException("the screen is " + session.width() + "x" + session.height() + ", nothing to see");
        }
        Picture screen = Picture.of(session.pixels(), session.width(), session.height());
        Optional<Cursor> cursor =
                style.pointerShape == PointerShape.DRAWN && pointer.isPlaced() ? session.cursor() : Optional.empty();
        return cursor.isPresent() ? CursorPainter.paint(screen, cursor.get(), pointer.x(), pointer.y()) : screen;
    }

    /** That picture, with what is to be noted in it, to be written to that file. */
    Shot shot(PictureFile file, Picture picture) {
        return new Shot(this, file, picture, style.notes.of(picture, session.desktopName()));
    }

    /** That picture, untouched by what the session does from here on. */
    Picture keep(Picture picture) {
        if (picture.argb() != session.pixels()) {
            return picture;
        }
        if (style.refresh == Refresh.CHANGES) {
            return picture.copy();
        }
        session.releasePixels();
        return picture;
    }

    /** Any thread may; returns how many bytes it takes. */
    long write(Shot shot) throws RfbException, ActionException {
        try {
            return style.output.write(shot.file(), shot.picture(), shot.notes(), time.deadline());
        } catch (RfbException e) {
            throw e;
        } catch (IOException e) {
            throw new ActionException(FileFailure.reason(e), e);
        }
    }
}
