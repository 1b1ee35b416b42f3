package io.vncshot.visual;

import java.nio.file.Path;

/**
 * A picture of a report.
 *
 * @param kind {@code expected}, {@code actual}, {@code diff} or {@code previous}
 * @param name of its file in the results folder
 * @param path of that file
 * @param link where the report finds that file
 * @param size as the file has it; {@link Size#NONE} where there is a problem
 * @param isLinked whether it is shown from its file, and not from the report itself
 * @param problem why it cannot be shown; empty when it can be
 */
record ReportPicture(String kind, String name, Path path, String link, Size size, boolean isLinked, String problem) {}
