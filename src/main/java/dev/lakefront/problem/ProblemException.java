package dev.lakefront.problem;

import java.util.List;
import java.util.stream.Collectors;

/** Ends what the user asked for, with every problem that was found on the way. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public ProblemException(Problem problem) {
        this(List.of(problem));
    }

    /**
     * @param problems all that was found, in the order in which the user should mend them
     */
    public ProblemException(List<Problem> problems) {
        super(problems.stream().map(Problem::what).collect(Collectors.joining("; ")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
