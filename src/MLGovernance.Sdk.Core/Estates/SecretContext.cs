namespace MLGovernance;

/// <summary>Where in a document the scrubber stands: what the property names around a value say about it.</summary>
internal sealed class SecretContext
{
    private readonly Stack<Frame> _frames = new();
    private string _name = "";
    private SecretPlace _place;
    private string? _owner;

    /// <summary>Gets whether names or surroundings make every value suspicious, so that its shape alone does not decide.</summary>
    internal bool IsSpecial => _place != SecretPlace.Ordinary || _name.Length > 0;

    internal void Name(string name) => _name = name;

    internal void Enter(bool isArray)
    {
        _frames.Push(new Frame(_place, _owner, _name, isArray));
        if (!isArray)
        {
            _place = SecretNames.PlaceOf(_name, _place);
            _owner = _name;
        }
    }

    internal void Leave()
    {
        if (_frames.TryPop(out Frame frame))
        {
            (_place, _owner, _name) = (frame.Place, frame.Owner, frame.Name);
        }
    }

    /// <summary>Returns the value as it may be shown.</summary>
    /// <param name="value">The value.</param>
    /// <param name="suspicious">Whether the value's own text holds a trace of a secret.</param>
    internal string Scrub(string value, bool suspicious)
    {
        if (EncodedScript.IsNamed(_name))
        {
            return EncodedScript.Scrub(value);
        }

        string shown = suspicious ? SecretPatterns.Replace(value) : value;
        if (_place == SecretPlace.Ordinary && !SecretNames.IsSecret(_name) && _name is not ("value" or "default"))
        {
            return shown;
        }

        if (SecretNames.IsHarmless(value))
        {
            return shown;
        }

        // {"api_key":{"jobInputType":"literal","value":"…"}}: the value speaks for the object that owns it.
        string name = _name is "value" or "default" && _owner is not null && !SecretNames.IsSecret(_name) ? _owner : _name;
        if (SecretNames.IsSecret(name) && SecretNames.MayBeValue(name, value))
        {
            return Marker(_place == SecretPlace.EnvironmentVariables ? "environmentVariable" : "secret");
        }

        return _place switch
        {
            SecretPlace.Credentials when !SecretNames.IsPublicCredentialPart(_name) => Marker("credential"),
            SecretPlace.EnvironmentVariables when !ReferenceEquals(shown, value) || !SecretNames.IsOrdinaryVariable(value) => Marker("environmentVariable"),
            _ => shown,
        };
    }

    private static string Marker(string reason) => $"{SecretScrubber.MarkerPrefix}{reason}]";

    private readonly record struct Frame(SecretPlace Place, string? Owner, string Name, bool IsArray);
}
