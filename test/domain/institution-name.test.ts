import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { guessInstitutionKind, parentInstitution } from '../../server/domain/institution-name.ts';

describe('The body behind a printed institution', () => {
  it('is the university that its departments belong to, else the name as printed', () => {
    const printed = [
      'School of International Relations, University of St. Andrews',
      'Department of Political Science and International Studies, University of Birmingham',
      'Centre for Geopolitics, University of Cambridge',
      'Geopolitical Risk Analysis Study Group, University of Cambridge',
      'Centre for Risk Studies',
      'Warsaw School of Economics (SGH)',
      'Italian Embassy in London (2014-2024)',
      'Internationale Politik Quarterly and Internationale Politik',
      'University of California, Berkeley',
      'University of Oxford, Department of Politics and International Relations',
      'Europe Programme, Chatham House',
      'Department of War Studies, King’s College London',
      'Fletcher School, Tufts University, Massachusetts',
      'Institute for European Studies, Brussels',
      'International Crisis Group',
      'Centre for Cold Seas at the University of Bergen',
      'Tide Council’s Ice Initiative',
      'King’s College',
      'Ministry of Defence',
      'Lund Group (Sweden, Denmark)',
      'University of Bath, 2001–2009',
    ];
    assert.deepEqual(printed.map(parentInstitution), [
      'University of St. Andrews',
      'University of Birmingham',
      'University of Cambridge',
      'University of Cambridge',
      'Centre for Risk Studies',
      'Warsaw School of Economics (SGH)',
      'Italian Embassy in London',
      'Internationale Politik Quarterly and Internationale Politik',
      'University of California, Berkeley',
      'University of Oxford',
      'Chatham House',
      'King’s College London',
      'Tufts University, Massachusetts',
      'Institute for European Studies',
      'International Crisis Group',
      'University of Bergen',
      'Tide Council',
      'King’s College',
      'Ministry of Defence',
      'Lund Group (Sweden, Denmark)',
      'University of Bath',
    ]);
  });

  it('never comes out empty, whatever was printed', () => {
    assert.deepEqual(['(2014)', ',', 'X'].map(parentInstitution), ['(2014)', ',', 'X']);
  });
});

describe('The kind of an institution', () => {
  it('is guessed from the words of its name', () => {
    const names = {
      'University of Surrey': 'university',
      'Warsaw School of Economics (SGH)': 'university',
      'King’s College London': 'university',
      'Massachusetts Institute of Technology': 'university',
      'Freie Universität Berlin': 'university',
      'Università di Bologna': 'university',
      'Boğaziçi Üniversitesi': 'university',
      'Dept of Economics, Univ. of Chicago': 'university',
      'Univ. Bonn': 'university',
      'École Normale Supérieure': 'university',
      'TU Berlin': 'university',
      'Pompeu Fabra': 'university',
      Bocconi: 'university',
      北京大学: 'university',
      'Universal Music': 'other',
      'Institutional Holdings': 'business',
      'Instytut Bałtycki': 'think tank',
      'Ministère de la Défense': 'government',
      'Eastmoor Rück AG': 'business',
      'Polish Institute of International Affairs': 'think tank',
      'European Council on Foreign Relations': 'think tank',
      'New Strategy Centre': 'think tank',
      'Centre for Post-Soviet Studies': 'think tank',
      'Italian Embassy in London': 'government',
      'Ministry of Defence': 'government',
      'European Commission': 'government',
      'Internationale Politik Quarterly and Internationale Politik': 'media',
      'The Guardian': 'media',
      'Northgate Capital LLP': 'business',
      Zürich: 'other',
    };
    assert.deepEqual(
      Object.fromEntries(Object.keys(names).map((name) => [name, guessInstitutionKind(name)])),
      names,
    );
  });
});
