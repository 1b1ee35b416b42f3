/** Suites: files of steps and checks on one server or several. */
@NullMarked
package io.vncshot.cli.suite;

import org.jspecify.annotations.NullMarked;
