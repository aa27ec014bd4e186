namespace MLGovernance.Emulator.Http;

/// <summary>Ends a request with an error body of the plane that was asked.</summary>
internal sealed class EmulatorError : Exception
{
    public EmulatorError(int status, string code, string message)
        : base(message)
    {
        Status = status;
        Code = code;
    }

    public EmulatorError()
        : this(500, "InternalServerError", "The emulator failed.")
    {
    }

    public EmulatorError(string message)
        : this(500, "InternalServerError", message)
    {
    }

    public EmulatorError(string message, Exception innerException)
        : base(message, innerException)
    {
        Status = 500;
        Code = "InternalServerError";
    }

    public int Status { get; }

    public string Code { get; }

    /// <summary>Headers that go with the error.</summary>
    public Dictionary<string, string> Headers { get; } = new(StringComparer.OrdinalIgnoreCase);
}
