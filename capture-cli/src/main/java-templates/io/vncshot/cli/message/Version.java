package io.vncshot.cli.message;

/** The version of this build. */
public final class Version {
    public static final String NUMBER = "${project.version}";

    private Version() {}
}
