import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import me.normanmaurer.maven.autobahntestsuite.AutobahnTestSuite;
import me.normanmaurer.maven.autobahntestsuite.FuzzingCaseResult;

/**
 * Runs the Autobahn test suite: ADDRESS EXCLUDED... A line for each case: its number, how the other side behaved, how it
 * closed, and its close code. In a process of its own, since to Jython a Java package "io" hides Python's module.
 */
class Fuzz {
    public static void main(String[] arguments) {
        List<String> excluded = Arrays.asList(arguments).subList(1, arguments.length);
        List<FuzzingCaseResult> results = AutobahnTestSuite.runFuzzingClient(
                "websockify", arguments[0], new HashMap<>(), List.of("*"), excluded);
        for (FuzzingCaseResult result : results) {
            System.out.println("case " + result.caseName() + " " + result.behavior() + " " + result.behaviorClose() + " "
                    + result.remoteCloseCode());
        }
        System.exit(0);
    }
}
