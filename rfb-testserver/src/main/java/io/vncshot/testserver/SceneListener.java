package io.vncshot.testserver;

/** Is told of changes of a scene, with the scene locked. */
interface SceneListener {
    void damaged(Area area);

    void copied(Area source, Area target);

    void resized();

    void cursorChanged();

    void pointerMoved(Area before, Area after);
}
