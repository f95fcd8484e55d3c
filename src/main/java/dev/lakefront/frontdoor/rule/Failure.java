package dev.lakefront.frontdoor.rule;

/** Why the front door answers in the app's place: which side failed, and what to look at. */
public enum Failure {
    UNCLEAR_REQUEST(
            400,
            "The request is malformed",
            "It does not say unmistakably where it ends or whom it is for, so it was not passed on.",
            "Look at the client's request line, Host, Content-Length and Transfer-Encoding."),
    OTHER_VERSION(
            505,
            "The request is not HTTP/1",
            "Its version of HTTP is one that a connection cannot begin with.",
            "Use a client that speaks HTTP/1.1."),
    HEAD_TOO_LARGE(
            431,
            "The request's header is too large",
            "Its request line or header fields are larger than the front door takes in.",
            "Clear this site's cookies in the browser, or send smaller fields."),
    FOREIGN_HOST(
            421,
            "This name does not lead here",
            "The request is for a host that is neither this machine nor allowed, so it was not"
                    + " passed on. A web page can make a name of its own lead to this machine.",
            "If the name is yours, start Lakefront with --allow-host NAME."),
    NOBODY_OF_THAT_NAME(
            421,
            "Nobody of that name is here",
            "What stands before .localhost says who is asking, and it is none of the personas.",
            "Choose one of them, describe another in personas.yaml, or start Lakefront with"
                    + " --allow-host NAME."),
    CROSS_SITE(
            403,
            "The request comes from another site",
            "It could change something in your name, or read what only you may read, so it was not"
                    + " passed on.",
            "If that site is yours, start Lakefront with --allow-origin https://SITE."),
    BEARER_WORTHLESS(
            401,
            "The token is not valid here",
            "The request brings a bearer token, and so is its owner's; the workspace of"
                    + " this run does not take it. It may be malformed, expired, revoked or another"
                    + " workspace's.",
            "Bring an OAuth token of the workspace, or leave the Authorization field out. Tokens of the"
                    + " app's own need another field."),
    BEARER_UNKNOWN(
            502,
            "The token could not be checked",
            "The request brings a bearer token, and so is its owner's; the workspace did"
                    + " not say who that is.",
            "The terminal that runs Lakefront says why. The next request tries again."),
    NO_SIGN_IN(
            404,
            "There is no sign-in here",
            "Paths below /.auth/ are the platform's own; the app does not see them when deployed.",
            "Choose another path for the app's own sign-in."),
    NO_LOG_STREAM(
            501,
            "The log is not streamed here",
            "Deployed, the platform streams the app's log at this path; the app does not see it.",
            "Look at /logz, or at the terminal that runs Lakefront."),
    NO_SUCH_PAGE(
            404,
            "The front door has no such page",
            "Paths below /.lakefront/ are the front door's own; the app does not see them.",
            "Look at the path."),
    CLIENT_TOO_SLOW(
            408,
            "The request did not come in time",
            "The rest of its header, or of its body, was waited for and did not come.",
            "Look at the client, and at what lies between it and this machine."),
    NO_TOKEN(
            502,
            "No access token for this request",
            "Your access token could not be had, so the request was not passed on to the app.",
            "The terminal that runs Lakefront says why. The next request tries again."),
    NO_IDENTITY(
            502,
            "Nobody to pass this request on for",
            "The workspace did not say who you are, so the request was not passed on to the app.",
            "The terminal that runs Lakefront says why. The next request tries again."),
    APP_NOT_READY(
            502,
            "The app does not listen yet",
            "The app was started, but does not accept connections on its port yet.",
            "Wait, or look at the app's output. It must listen on DATABRICKS_APP_PORT."),
    APP_ENDED(
            502,
            "The app has ended",
            "It ended before it accepted connections on its port.",
            "Look at the app's output. The terminal that runs Lakefront says how it ended."),
    APP_UNREACHABLE(
            502,
            "The app does not accept connections",
            "Nothing listens on the app's port.",
            "Look at the app's output. It must listen on DATABRICKS_APP_PORT."),
    APP_BUSY(
            504,
            "The app did not accept the connection in time",
            "Its port is open, but more connections wait there than the app takes.",
            "Look whether the app hangs, stands in a debugger, or has too few workers."),
    APP_TOO_SLOW(
            504,
            "The app took too long",
            "Deployed, the platform ends a request after 120 s, whether it has begun to answer or"
                    + " not. WebSockets may last.",
            "Answer sooner and let the client ask again, use a WebSocket, or start Lakefront"
                    + " without --as-deployed."),
    APP_SPEAKS_NO_HTTP2(
            502,
            "The app does not speak HTTP/2",
            "Lakefront was started with --app-protocol h2c, and the app's port does not answer in"
                    + " HTTP/2 without TLS.",
            "Leave --app-protocol out, or let the app's server speak h2c."),
    APP_HUNG_UP(
            502,
            "The app closed the connection without an answer",
            "The request reached the app, which ended the connection before it answered.",
            "Look at the app's output for a crash or a worker that was ended."),
    APP_ANSWER_MALFORMED(
            502,
            "The app's answer is malformed",
            "What the app sent is not an HTTP/1.1 answer that can be passed on safely.",
            "Look at the header fields that the app sets, and whether it speaks HTTP on its port.");

    /** HTTP status code. */
    public final int status;

    public final String title;
    public final String explanation;
    public final String advice;

    Failure(int status, String title, String explanation, String advice) {
        this.status = status;
        this.title = title;
        this.explanation = explanation;
        this.advice = advice;
    }
}
