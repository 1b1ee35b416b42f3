package io.vncshot.testserver;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one client has been shown, wants to see and can take; decides what its next update is. The scene's lock guards the
 * state, since the scene reports changes on any thread.
 */
final class Viewer implements SceneListener {
    private static final int MAX_REPLIES = 16;

    private final Scene scene;
    private final ServerSettings settings;
    private final ClientLink link;
    private final Damage damage = new Damage();
    private final List<Update.Copy> copies = new ArrayList<>();
    private final Deque<UpdatePattern> preludes = new ArrayDeque<>();
    private final Deque<Update.Part> replies = new ArrayDeque<>();
    private Set<ServerEncoding> announced = EnumSet.noneOf(ServerEncoding.class);
    private Area known = new Area(0, 0, 0, 0);
    private @Nullable Area requested;
    private boolean mustAnswer;
    private boolean resized;
    private boolean layoutDue;
    private boolean cursorDue;

    Viewer(Scene scene, ServerSettings settings, ClientLink link) {
        this.scene = scene;
        this.settings = settings;
        this.link = link;
        if (settings.has(UpdatePattern.EMPTY_FIRST_UPDATE)) {
            preludes.add(UpdatePattern.EMPTY_FIRST_UPDATE);
        }
        if (settings.has(UpdatePattern.DESKTOP_SIZE_FIRST)) {
            preludes.add(UpdatePattern.DESKTOP_SIZE_FIRST);
        }
    }

    /** Starts to watch the scene. @return the screen to announce to the client */
    Area attach() {
        synchronized (scene) {
            scene.attach(this);
            known = scene.bounds();
            damage.add(known);
            return known;
        }
    }

    void detach() {
        scene.detach(this);
    }

    void announce(Set<ServerEncoding> encodings) {
        synchronized (scene) {
            Set<ServerEncoding> before = announced;
            announced = encodings;
            layoutDue |= isNew(ServerEncoding.EXTENDED_DESKTOP_SIZE, before);
            cursorDue |= isNew(ServerEncoding.CURSOR, before) && scene.cursor() != null;
            if (before.contains(ServerEncoding.CURSOR) != announced.contains(ServerEncoding.CURSOR)) {
                damaged(scene.pointerArea());
            }
        }
    }

    private boolean isNew(ServerEncoding encoding, Set<ServerEncoding> before) {
        return announced.contains(encoding) && !before.contains(encoding);
    }

    void request(Area area, boolean incremental) {
        synchronized (scene) {
            Area wanted = area.intersection(known);
            requested = requested == null || requested.isEmpty() ? wanted : joined(requested, wanted);
            if (!incremental) {
                dropCopies();
                damage.add(wanted);
                mustAnswer = true;
                layoutDue |= announced.contains(ServerEncoding.EXTENDED_DESKTOP_SIZE);
            }
        }
    }

    private static Area joined(Area before, Area wanted) {
        return wanted.isEmpty() ? before : before.union(wanted);
    }

    /** Queues a rectangle for the next update, if the client takes such rectangles; the latest few count. Any thread. */
    void reply(ServerEncoding encoding, Update.Part part) {
        synchronized (scene) {
            if (announced.contains(encoding)) {
                replies.add(part);
            }
            if (replies.size() > MAX_REPLIES) {
                replies.remove();
            }
        }
        link.wake();
    }

    /** Answers SetDesktopSize: prohibited. */
    void refuseSize() {
        synchronized (scene) {
            reply(
                    ServerEncoding.EXTENDED_DESKTOP_SIZE,
                    new Update.ExtendedDesktopSize(known.width(), known.height(), 1, 1));
        }
    }

    void movePointer(int x, int y) {
        scene.movePointer(x, y);
    }

    /** The whole picture, unasked. */
    Update whole() {
        synchronized (scene) {
            Update update = new Update();
            addPixels(update, damage.remove(known.intersection(scene.bounds())));
            return update;
        }
    }

    /** The update that is due now, null when there is none. */
    @Nullable
    Update next() {
        synchronized (scene) {
            if (requested == null) {
                return null;
            }
            if (!preludes.isEmpty()) {
                return answered(prelude(preludes.remove()));
            }
            if (resized) {
                resized = false;
                if (followSize()) {
                    return answered(sizeUpdate());
                }
            }
            return contents(requested);
        }
    }

    private @Nullable Update contents(Area wanted) {
        Update update = new Update();
        addAnnouncements(update);
        addCopies(update, wanted);
        addPixels(update, slice(damage.remove(wanted.intersection(scene.bounds()))));
        if (update.parts().isEmpty() && !mustAnswer) {
            return null;
        }
        boolean more = settings.has(UpdatePattern.SLICES_UNASKED) && damage.intersects(wanted);
        return more ? update : answered(update);
    }

    private Update answered(Update update) {
        requested = null;
        mustAnswer = false;
        return update;
    }

    private Update prelude(UpdatePattern pattern) {
        Update update = new Update();
        if (announced.contains(ServerEncoding.EXTENDED_DESKTOP_SIZE)) {
            update.parts().add(layout());
        } else if (pattern == UpdatePattern.DESKTOP_SIZE_FIRST && announced.contains(ServerEncoding.DESKTOP_SIZE)) {
            update.parts().add(new Update.DesktopSize(known.width(), known.height()));
        }
        return update;
    }

    private Update sizeUpdate() {
        Update update = new Update();
        layoutDue = false;
        if (announced.contains(ServerEncoding.EXTENDED_DESKTOP_SIZE)) {
            update.parts().add(layout());
        } else {
            update.parts().add(new Update.DesktopSize(known.width(), known.height()));
        }
        return update;
    }

    private Update.ExtendedDesktopSize layout() {
        return new Update.ExtendedDesktopSize(known.width(), known.height(), 0, 0);
    }

    /** Takes the scene's size over. @return false when the client cannot be told, and keeps its own */
    private boolean followSize() {
        dropCopies();
        boolean follows = announced.contains(ServerEncoding.EXTENDED_DESKTOP_SIZE)
                || announced.contains(ServerEncoding.DESKTOP_SIZE);
        if (follows) {
            known = scene.bounds();
        }
        damage.clear();
        damage.add(known.intersection(scene.bounds()));
        return follows;
    }

    private void addAnnouncements(Update update) {
        if (layoutDue) {
            update.parts().add(layout());
            layoutDue = false;
        }
        CursorShape shape = scene.cursor();
        if (cursorDue && shape != null) {
            update.parts().add(new Update.Cursor(shape));
        }
        cursorDue = false;
        update.parts().addAll(replies);
        replies.clear();
    }

    private void addCopies(Update update, Area wanted) {
        for (Update.Copy copy : copies) {
            if (!wanted.contains(copy.target())) {
                dropCopies();
                return;
            }
        }
        update.parts().addAll(copies);
        copies.clear();
    }

    private void addPixels(Update update, List<Area> areas) {
        for (Area area : areas) {
            update.parts()
                    .add(new Update.Pixels(area, drawsPointer() ? scene.readWithPointer(area) : scene.read(area)));
        }
    }

    private List<Area> slice(List<Area> areas) {
        boolean slicing = settings.has(UpdatePattern.SLICE_A_REQUEST) || settings.has(UpdatePattern.SLICES_UNASKED);
        if (!slicing || areas.isEmpty()) {
            return areas;
        }
        Area first = areas.get(0);
        Area slice = new Area(first.x(), first.y(), first.width(), Math.min(first.height(), settings.sliceHeight()));
        for (Area area : areas) {
            damage.add(area);
        }
        damage.remove(slice);
        return List.of(slice);
    }

    private boolean drawsPointer() {
        return scene.cursor() != null && !announced.contains(ServerEncoding.CURSOR);
    }

    private void dropCopies() {
        for (Update.Copy copy : copies) {
            damage.add(copy.target());
        }
        copies.clear();
    }

    @Override
    public void damaged(Area area) {
        damage.add(area.intersection(known));
        link.wake();
    }

    @Override
    public void copied(Area source, Area target) {
        boolean copyable = announced.contains(ServerEncoding.COPY_RECT)
                && known.contains(source)
                && known.contains(target)
                && !damage.intersects(source)
                && !drawsPointer()
                && !resized;
        if (!copyable) {
            damaged(target);
            return;
        }
        damage.remove(target);
        copies.add(new Update.Copy(target, source.x(), source.y()));
        link.wake();
    }

    @Override
    public void resized() {
        resized = true;
        link.wake();
    }

    @Override
    public void cursorChanged() {
        cursorDue = announced.contains(ServerEncoding.CURSOR);
        link.wake();
    }

    @Override
    public void pointerMoved(Area before, Area after) {
        if (drawsPointer()) {
            damaged(before);
            damaged(after);
        }
    }
}
