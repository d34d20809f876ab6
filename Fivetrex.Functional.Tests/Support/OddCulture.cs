using System.Globalization;

namespace Fivetrex.Functional.Tests.Support;

/// <summary>A culture that must not affect any text. Derived from the invariant culture, so that it exists on every machine.</summary>
internal static class OddCulture
{
    public static CultureInfo Value
    {
        get
        {
            var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            culture.NumberFormat.NegativeSign = "minus";
            culture.NumberFormat.NumberGroupSeparator = "_";
            culture.DateTimeFormat.ShortDatePattern = "yy~MM~dd";
            culture.DateTimeFormat.TimeSeparator = "~";
            return culture;
        }
    }
}
