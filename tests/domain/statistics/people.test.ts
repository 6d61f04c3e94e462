import { describe, expect, test } from 'vitest';
import { JalonError } from '#domain/errors';
import { headerNamesPeople } from '#domain/statistics/register/people';
import { readRegisterRows } from '#domain/statistics/register/register';

describe('titles of columns', () => {
  test.each([
    'Nom',
    'Prénom',
    'NOM & PRENOM',
    'Noms',
    'Name',
    'Full name',
    'Surname',
    'Nombre',
    'Nombre y apellidos',
    'Apellido',
    'Nombre del trabajador',
    'Cognome',
    'Nome',
    'Téléphone',
    'Tél.',
    'N° de téléphone',
    'Phone number',
    'GSM',
    'E-mail',
    'Courriel',
    'Adresse mail',
    'Passeport',
    'N° de passeport',
    'Passport no',
    'CIN',
    "Carte d'identité",
    'Adresse',
    'Home address',
    'Date de naissance',
    'Né(e) le',
    'Birth date',
    'DOB',
    'Fecha de nacimiento',
    'Data di nascita',
    'الاسم',
    'الاسم واللقب',
    'رقم الهاتف',
    'جواز السفر',
    'العنوان',
    'تاريخ الميلاد',
    'Numéro WhatsApp',
    'Bénéficiaire',
    'Migrant',
  ])('“%s” names a person', (header) => {
    expect(headerNamesPeople(header)).toBe(true);
  });

  test.each([
    'Nationalité',
    'Sexe',
    'N° dossier',
    "Date d'accueil",
    'Ville',
    'Canal',
    "Tranche d'âge",
    'Demande',
    'Issue',
    'Adressé à',
    'Nom du syndicat',
    'Country name',
    "Nombre d'enfants",
    'Passeport confisqué',
    'Montant récupéré',
    'Service rendu',
    'Adhésion au syndicat',
    'الجنسية',
    'رقم الملف',
    'Observations',
  ])('“%s” does not', (header) => {
    expect(headerNamesPeople(header)).toBe(false);
  });
});

describe('values under a harmless title', () => {
  const refused = (value: string, header = 'Observations') => {
    const rows = [
      ["Date d'accueil", 'N° dossier', header],
      ['03/02/2020', '2020-0001', ''],
      ['04/02/2020', 'P001000', value],
    ];
    try {
      readRegisterRows(rows);
    } catch (error) {
      if (error instanceof JalonError) return error.details;
      throw error;
    }
    return undefined;
  };

  test.each([
    ['x@exemple.test', 'email'],
    ['voir moussa@exemple.test pour la suite', 'email'],
    ['+216 20 000 010', 'phone'],
    ['00221 77 123 45 67', 'phone'],
    ['rappeler au 20 000 010', 'phone'],
    ['06-12-34-56-78', 'phone'],
    ['٢٠٠٠٠٠١٠', 'phone'],
    ['P001000', 'identity-number'],
    ['passeport AB1234567', 'identity-number'],
    ['née le 12/05/1988', 'birth-date'],
    ['1988-05-12', 'birth-date'],
  ])('%s → %s', (value, why) => {
    expect(refused(value)).toEqual({ column: 'Observations', why });
  });

  test.each([
    'rappel fait',
    'C143',
    '2020-0002',
    '12/03/2020',
    '35 heures',
    'salaires de 3 mois',
    '2 500',
    'F',
  ])('%s is let through', (value) => {
    expect(refused(value)).toBeUndefined();
  });

  test('large amounts are no telephone numbers, full dates under “Âge” are birth dates', () => {
    expect(refused('12 250 000', 'Montant réclamé')).toBeUndefined();
    expect(refused('12/05/1988', 'Âge')).toEqual({ column: 'Âge', why: 'birth-date' });
    expect(refused('32274', 'Âge')).toEqual({ column: 'Âge', why: 'birth-date' });
  });

  test('a cell beyond the last title is looked at too', () => {
    const rows = [
      ["Date d'accueil", 'Sexe'],
      ['03/02/2020', 'F', '+216 20 000 010'],
    ];
    expect(() => readRegisterRows(rows)).toThrowError(expect.objectContaining({ code: 'names-people' }));
  });
});
